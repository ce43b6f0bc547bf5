// Cells of a spreadsheet: what a person would have typed for what they say, and how they are handed back. Twin of cells.py.
"use strict";

rulebook.cells = (() => {
  const NUMBER = /^(-?)([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(\.[0-9]+)?(?![0-9.,])\s*(.*)$/;
  const DATE = /^([0-9]{4})(?:-|\/|\.|年)([0-9]{1,2})(?:-|\/|\.|月)([0-9]{1,2})日?(?:(?:T|\s*)([0-9]{1,2}:.*))?$/;
  const TIME = /^([0-9]{1,2}:[0-9]{2})(?::00)?$/;
  const COMMAND = /^[=+\-@\t\r\n＝＋－＠]/;
  const GENUINE = /^[+-]?[0-9]+(\.[0-9]+)?$/;

  /** The letters and digits alone, whatever their width and case. */
  function folded(text) {
    const alike = text.normalize("NFKC").toLowerCase();
    return alike.replace(/[^\p{L}\p{N}]/gu, "") || alike.trim();
  }

  /** What a person would have typed for what the cell says; the cell itself where that cannot be told. */
  function typedIn(column, kind, cell) {
    if (column.choices) return column.choices.get(folded(cell)) ?? "";
    const text = cell.normalize("NFKC").trim().replace(/−/g, "-");
    const read = { number: numberIn, time: timeIn, date: momentIn, datetime: momentIn }[kind];
    return read(text, column, kind) ?? cell.trim();
  }

  function numberIn(text, { units }) {
    const found = NUMBER.exec(text);
    if (!found || (found[4] && !units.includes(folded(found[4])))) return null;
    return found[1] + found[2].replace(/,/g, "") + (found[3] ?? "").replace(/0+$/, "").replace(/\.$/, "");
  }

  function momentIn(text, column, kind) {
    const found = DATE.exec(text);
    if (!found) return null;
    const day = `${found[1]}-${found[2].padStart(2, "0")}-${found[3].padStart(2, "0")}`;
    const time = found[4] ? timeIn(found[4]) : "";
    if (kind === "date") return ["", "0:00", "00:00"].includes(time) ? day : null;
    return time ? `${day} ${time}` : null;
  }

  const timeIn = (text) => TIME.exec(text)?.[1] ?? null;

  /** The cell as it can be handed to a spreadsheet: what it would take for a formula is quoted with an apostrophe. */
  const guarded = (cell) => (COMMAND.test(cell) && !GENUINE.test(cell) ? `'${cell}` : cell);

  return { folded, guarded, typedIn };
})();
