// Tables without headings: what each of their columns can tell, by what stands in it. Twin of untitled.py.
"use strict";

rulebook.untitled = (() => {
  const { isBlank } = rulebook.characters;
  const { isFilled, totalIn } = rulebook.layout;
  const { say } = rulebook.sentences;
  const { isRead } = rulebook.reader;
  const SAMPLE = 20; // by so many rows it is found out what a column can tell

  /** For each column of the rows, what is asked that all of its cells can be read as; none where it holds nothing.
      @param {Rules} rules @param {string[][]} rows @param {BatchColumn[]} asked */
  function columnsRead(rules, rows, asked) {
    const people = rows.filter((row) => isFilled(row) && !totalIn(row));
    const width = Math.max(0, ...people.map((row) => row.length));
    return Array.from({ length: width }, (_, place) => {
      const held = people.map((row) => row[place] ?? "").filter((cell) => !isBlank(cell));
      return asked.filter(({ field }) => held.length > 0 && held.every((cell) => isRead(rules, field, cell)));
    });
  }

  /** What each column tells, where there is but one way to read them all; null for a column that tells nothing.
      @param {BatchColumn[][]} read */
  function settled(read) {
    const names = read.flatMap((reading) => reading.map(({ name }) => name));
    if (read.some((reading) => reading.length > 1) || new Set(names).size < names.length) return null;
    return read.map((reading) => reading[0] ?? null);
  }

  /** The headings of columns by what they tell; those that tell nothing are numbered.
      @param {Rules} rules @param {(BatchColumn | null)[]} found */
  function headingsOf(rules, found) {
    const label = (/** @type {BatchColumn | null} */ column, /** @type {number} */ i) =>
      column ? rules.fields[column.field].label : say(rules, "batch untitled", { number: String(i + 1) });
    return found.map(label);
  }

  return { SAMPLE, columnsRead, headingsOf, settled };
})();
