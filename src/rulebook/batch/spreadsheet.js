// Text of a spreadsheet, read a little at a time: its encoding, its rows, its cells. Twin of spreadsheet.py.
"use strict";

rulebook.spreadsheet = (() => {
  const { guarded } = rulebook.cells;
  const { say } = rulebook.sentences;
  const { Refusal } = rulebook.typed;
  const CHUNK = 1 << 20;
  // eslint-disable-next-line no-control-regex -- what no text has
  const CONTROLS = /[\x00-\x08\x0b\x0c\x0e-\x1f]/;

  /** The text of the bytes: what their byte-order mark says, or else UTF-8, or else GB18030. Yields now and then.

      Raises `Refusal`; `name` is the file's. */
  function* decoded(rules, bytes, name) {
    const marked = markOf(bytes);
    for (const encoding of marked ? [marked] : ["utf-8", "gb18030"]) {
      const decoder = new TextDecoder(encoding, { fatal: true });
      const parts = [];
      try {
        for (let at = 0; at < bytes.length; at += CHUNK) {
          parts.push(decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true }));
          yield;
        }
        parts.push(decoder.decode());
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
        continue;
      }
      if (parts.some((part) => CONTROLS.test(part))) throw new Refusal("", say(rules, "batch not text", { given: name }));
      return parts.join("");
    }
    const key = bytes.includes(0) ? "batch not text" : "batch encoding";
    throw new Refusal("", say(rules, key, { given: name }));
  }

  function markOf([first, second, third]) {
    if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
    if (first === 0xff && second === 0xfe) return "utf-16le";
    return first === 0xfe && second === 0xff ? "utf-16be" : null;
  }

  /** What stands between cells: the one of tab, comma and semicolon that is most frequent in the first line. */
  function delimiterOf(text) {
    const [line] = text.slice(0, 20000).replace(/^[\r\n]+/, "").slice(0, 10000).replace(/"[^"]*"/g, "").split(/[\r\n]/, 1);
    const counts = [",", "\t", ";"].map((delimiter) => [delimiter, line.split(delimiter).length]);
    return counts.reduce((best, each) => (each[1] > best[1] ? each : best))[0];
  }

  /** The rows of a text, one at a time, with where reading has come. Raises `Refusal`. */
  function* records(rules, text) {
    const delimiter = delimiterOf(text);
    const bare = new RegExp(`[^${delimiter}\r\n]*`, "y");
    const ends = new Set([delimiter, "\r", "\n", undefined]);
    let row = [];
    let number = 1;
    for (let at = 0; at < text.length; ) {
      if (text[at] === '"') {
        const end = closing(text, at);
        if (end < 0 || !ends.has(text[end + 1])) throw new Refusal("", say(rules, "batch quote", { row: String(number) }));
        row.push(text.slice(at + 1, end).replace(/""/g, '"'));
        at = end + 1;
      } else {
        bare.lastIndex = at;
        const [cell] = bare.exec(text);
        if (cell || row.length || text[at] === delimiter) row.push(cell);
        at += cell.length;
      }
      if (text[at] === delimiter) {
        at += 1;
        // A delimiter at the very end of a row has an empty cell behind it.
        if (at >= text.length || text[at] === "\r" || text[at] === "\n") row.push("");
        else continue;
      }
      at += text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
      yield { row, end: at };
      [row, number] = [[], number + 1];
    }
  }

  /** Where the quote closes that opens there; -1 where none does. */
  function closing(text, open) {
    let end = text.indexOf('"', open + 1);
    while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
    return end;
  }

  /** The cells between tabs or commas, quoted where they must be. */
  const joined = (cells, delimiter) => cells.map((cell) => quoted(guarded(cell), delimiter)).join(delimiter);
  const quoted = (cell, delimiter) =>
    cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell;

  return { decoded, joined, records };
})();
