// How much a table may hold, and where it ends. Twin of limits.py.
"use strict";

rulebook.limits = (() => {
  const { isBlank } = rulebook.characters;
  const { isFilled } = rulebook.layout;
  const { say } = rulebook.sentences;
  const { Refusal } = rulebook.typed;
  const MOST_COLUMNS = 1000;
  const MOST_ROWS = 1048576; // so many rows a sheet of a spreadsheet can have
  const MOST_CELLS = 20000000;

  /** @param {number} number */
  const counted = (number) => number.toLocaleString("en");

  /** The rows that a table can hold, without blank ones at the end, each with where reading has come. Raises `Refusal`.
      @param {Rules} rules @param {Iterable<{ row: string[], at: number }>} records */
  function* limited(rules, records) {
    let [number, cells, blank] = [0, 0, 0];
    for (const { row, at } of records) {
      number += 1;
      cells += row.length;
      let width = row.length;
      while (width > MOST_COLUMNS && isBlank(row[width - 1])) width -= 1;
      /** @type {[number, number, string][]} */
      const limits = [
        [width, MOST_COLUMNS, "batch many columns"], [number, MOST_ROWS, "batch many rows"], [cells, MOST_CELLS, "batch many cells"],
      ];
      for (const [found, most, key] of limits) {
        if (found > most) {
          throw new Refusal("", say(rules, key, { row: counted(number), count: counted(found), most: counted(most) }));
        }
      }
      if (!isFilled(row)) {
        blank += 1;
        continue;
      }
      for (; blank; blank -= 1) yield { row: [], at };
      yield { row: row.slice(0, width), at };
    }
  }

  return { limited };
})();
