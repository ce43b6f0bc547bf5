// Cells of a spreadsheet: how they are handed back. Twin of cells.py.
"use strict";

rulebook.cells = (() => {
  const { plain } = rulebook.characters;
  const COMMAND = /^[=+\-@\t\r\n＝＋－＠]/;
  const GENUINE = /^[+-]?[0-9]+(\.[0-9]+)?$/;
  const DITTO = /^[-–— ]*(?:["'“”„]{1,2}|[〃″〝〞]|同上.?|ditto|do\.)[-–— ]*$/;

  /** The cell as it can be handed to a spreadsheet: what it would take for a formula is quoted with an apostrophe.
      @param {string} cell */
  const guarded = (cell) => (COMMAND.test(cell) && !GENUINE.test(cell) ? `'${cell}` : cell);

  /** The cell as it was before it was handed to a spreadsheet.
      @param {string} cell */
  const unguarded = (cell) => (cell.startsWith("'") && COMMAND.test(cell.slice(1)) ? cell.slice(1) : cell);

  /** Whether the cell stands for what the cell above it holds.
      @param {string} cell */
  const isDitto = (cell) => DITTO.test(plain(cell).toLowerCase());

  return { guarded, isDitto, unguarded };
})();
