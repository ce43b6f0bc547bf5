// Layout of a table: where its headings stand, and which of its rows are people. Twin of layout.py.
"use strict";

rulebook.layout = (() => {
  const { folded, isBlank, plain, trimmed } = rulebook.characters;
  const { say } = rulebook.sentences;
  const { Refusal } = rulebook.typed;
  const MOST_TITLES = 20; // among so many rows that hold anything the headings are looked for
  const TOTAL = /^(?:(?:小计|合计|总计|共计|总和)(?:\(.*\))?|(?:sub-?|grand )?totals?)$/;
  const ENDS_IN_TOTAL = /^(?:.*(?:小计|合计|总计|共计|总和|汇总)(?:\(.*\))?|(?:.*[^a-z])?(?:sub-?)?totals?)$/;

  /** Whether a row holds anything that can be seen.
      @param {string[]} row */
  const isFilled = (row) => !row.every(isBlank);

  /** Where the headings stand: in the first row of which any is `known`, and no title in a single cell; else in the first
      row that holds anything. Raises `Refusal` where two rows look like headings, or nothing stands below them.
      @param {Rules} rules @param {string[][]} rows @param {Set<string>} known */
  function headOf(rules, rows, known) {
    /** @param {string} key @param {Texts} [parts] */
    const refused = (key, parts) => new Refusal("", say(rules, key, parts));
    /** @type {number[]} */
    const filled = [];
    /** @type {number[]} */
    const found = [];
    let isWhole = true;
    for (const [place, row] of rows.entries()) {
      if (!isFilled(row)) continue;
      const isHead = row.some((cell) => known.has(folded(cell)));
      if ((found.length && !isHead) || filled.length === MOST_TITLES) {
        isWhole = false;
        break;
      }
      filled.push(place);
      if (isHead) found.push(place);
    }
    if (isWhole) {
      if (!filled.length) throw refused("batch empty");
      if (found.length && found[found.length - 1] === filled[filled.length - 1]) throw refused("batch no rows");
    }
    const several = found.filter((place) => rows[place].filter((cell) => !isBlank(cell)).length > 1);
    const heads = several.length ? several : found.slice(-1);
    const other = heads.find((place) => !isAgain(rows[place], rows[heads[0]]));
    if (other !== undefined) throw refused("batch two headings", { first: String(heads[0] + 1), second: String(other + 1) });
    return heads.length ? heads[0] : filled[0];
  }

  /** @param {string[]} row */
  const spelt = (row) => row.filter((cell) => !isBlank(cell)).map(folded).join("\n");

  /** Whether a row repeats the headings, as where a page begins.
      @param {string[]} row @param {string[]} head */
  const isAgain = (row, head) => spelt(row) === spelt(head);

  /** The cell that makes a row a subtotal or a total and nobody's, or "".
      @param {string[]} row */
  function totalIn(row) {
    const cells = row.filter((cell) => !isBlank(cell)).map(trimmed);
    /** @param {string} cell @param {number} place */
    const isTotal = (cell, place) => {
      const said = plain(cell).toLowerCase().replace(/[:： ]+$/, "");
      return TOTAL.test(said) || (place === 0 && ENDS_IN_TOTAL.test(said));
    };
    return cells.find(isTotal) ?? "";
  }

  return { headOf, isAgain, isFilled, totalIn };
})();
