// Cells of a spreadsheet: how they are handed back. Twin of cells.py.
"use strict";

rulebook.cells = (() => {
  const COMMAND = /^[=+\-@\t\r\n＝＋－＠]/;
  const GENUINE = /^[+-]?[0-9]+(\.[0-9]+)?$/;

  /** The cell as it can be handed to a spreadsheet: what it would take for a formula is quoted with an apostrophe.
      @param {string} cell */
  const guarded = (cell) => (COMMAND.test(cell) && !GENUINE.test(cell) ? `'${cell}` : cell);

  return { guarded };
})();
