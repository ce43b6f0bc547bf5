// Text of a spreadsheet, read a little at a time: its encoding, its rows, its cells. Twin of spreadsheet.py.
"use strict";

rulebook.spreadsheet = (() => {
  const { guarded } = rulebook.cells;
  const { isBlank } = rulebook.characters;
  const { say } = rulebook.sentences;
  const { Refusal } = rulebook.typed;
  const CHUNK = 1 << 20;
  // eslint-disable-next-line no-control-regex -- what no text has
  const CONTROLS = /[\x00-\x08\x0b\x0c\x0e-\x1f]/;

  /** The text of the bytes: what their byte-order mark says, or else UTF-8, or else GB18030. Yields now and then.

      Raises `Refusal`; `name` is the file's.
      @param {Rules} rules @param {Uint8Array} bytes @param {string} name */
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

  /** @param {Uint8Array} given */
  function markOf([first, second, third]) {
    if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
    if (first === 0xff && second === 0xfe) return "utf-16le";
    return first === 0xfe && second === 0xff ? "utf-16be" : null;
  }

  const HEAD = 50; // in so many lines it is looked for what stands between cells
  const MOST_BREAKS = 253; // so many line breaks a cell of a spreadsheet can hold

  /** The lines of a text with their ends.
      @param {string} text */
  function* linesOf(text) {
    const line = /[^\r\n]*(?:\r\n|\r|\n|$)/y;
    while (line.lastIndex < text.length) yield String(line.exec(text)?.[0]);
  }

  /** The next lines, as many as there are up to the number.
      @param {Iterator<string>} lines @param {number} most */
  function taken(lines, most) {
    /** @type {string[]} */
    const found = [];
    while (found.length < most) {
      const { value, done } = lines.next();
      if (done) break;
      found.push(value);
    }
    return found;
  }

  /** What stands between cells: which of the three most of the first lines hold; a tab, or else the most frequent.
      @param {string} text */
  function delimiterOf(text) {
    const bare = taken(linesOf(text), HEAD).join("").replace(/"[^"]*"/g, "");
    const lines = bare.split(/[\r\n]+/).filter((line) => !isBlank(line)).slice(0, 10);
    const counts = ["\t", ",", ";"].map((delimiter) => {
      const holding = lines.filter((line) => line.includes(delimiter)).length;
      return { delimiter, holding, times: delimiter === "\t" ? Infinity : lines.length && lines[0].split(delimiter).length };
    });
    /** @param {{ holding: number, times: number }} one @param {{ holding: number, times: number }} other */
    const isMore = (one, other) => one.holding > other.holding || (one.holding === other.holding && one.times > other.times);
    const best = counts.reduce((first, each) => (isMore(each, first) ? each : first));
    return best.holding ? best.delimiter : ",";
  }

  /** The rows of a text, one at a time, with where reading has come. Raises `Refusal`.
      @param {Rules} rules @param {string} text */
  function records(rules, text) {
    const delimiter = delimiterOf(text);
    return delimiter === "\t" ? tabbed(text) : separated(rules, text, delimiter);
  }

  /** The rows of what spreadsheets put on the clipboard, where a quote is a character like any other.

      Only a cell that holds a line break is quoted, and no cell holds a tab.
      @param {string} text */
  function* tabbed(text) {
    const lines = linesOf(text);
    /** @type {string[]} */
    let ahead = [];
    let at = 0;
    for (;;) {
      ahead = ahead.concat(taken(lines, MOST_BREAKS - ahead.length));
      if (!ahead.length) return;
      const row = ahead.splice(0, 1);
      for (let more = goingOn(row[0], ahead); more; ) {
        row.push(...ahead.splice(0, more));
        const last = row[row.length - 1];
        if (!last.includes("\t")) break;
        ahead = ahead.concat(taken(lines, MOST_BREAKS - ahead.length));
        more = goingOn(last, ahead);
      }
      const whole = row.join("");
      at += whole.length;
      const cells = bareLine(whole) ? bareLine(whole).split("\t") : [];
      yield { row: cells.map((cell) => (/[\r\n]/.test(cell) ? cell.slice(1, -1).replace(/""/g, '"') : cell)), at };
    }
  }

  /** @param {string} line */
  const bareLine = (line) => line.replace(/[\r\n]+$/, "");
  /** @param {string} text */
  const closed = (text) => /^(?:[^"]|"")*"(?!")/.exec(text);

  /** Over how many lines more the last cell of a line goes on, which is quoted then.

      Two quotes that stand alone are two cells, as where people write them for "the same".
      @param {string} line @param {string[]} ahead */
  function goingOn(line, ahead) {
    const opening = line.slice(line.lastIndexOf("\t") + 1);
    if (!opening.startsWith('"') || closed(opening.slice(1))) return 0;
    for (const [i, more] of ahead.entries()) {
      const [cell] = more.split("\t", 1);
      const found = closed(cell);
      if (found) {
        const areAlone = bareLine(opening) === '"' && bareLine(cell) === '"';
        return bareLine(cell) === found[0] && !areAlone ? i + 1 : 0;
      }
      if (more.includes("\t")) return 0;
    }
    return 0;
  }

  /** The rows of CSV, in which a quoted cell may go on over several lines.

      Where each of those lines is as long as the row above, or quotes stand alone between cells, they may as well be
      characters, which is refused.
      @param {Rules} rules @param {string} text @param {string} delimiter */
  function* separated(rules, text, delimiter) {
    const bare = new RegExp(`[^${delimiter}\r\n]*`, "y");
    const ends = new Set([delimiter, "\r", "\n", undefined]);
    const unclear = () => new Refusal("", say(rules, "batch two readings", { row: String(number) }));
    /** @type {string[]} */
    let row = [];
    let [number, width, start] = [1, 0, 0];
    for (let at = 0; at < text.length; ) {
      if (text[at] === '"') {
        const end = closing(text, at);
        if (end < 0 || !ends.has(text[end + 1])) throw new Refusal("", say(rules, "batch quote", { row: String(number) }));
        row.push(text.slice(at + 1, end).replace(/""/g, '"'));
        at = end + 1;
      } else {
        bare.lastIndex = at;
        const cell = String(bare.exec(text)?.[0]);
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
      if (width > 1 && row.some((cell) => /[\r\n]/.test(cell))) {
        const lines = [...linesOf(text.slice(start, at))];
        const areRows = lines.every((line) => line.split(delimiter).length === width);
        if (areRows) throw unclear();
      }
      if (row.some((cell) => cell && ends.has(cell[0]) && ends.has(cell[cell.length - 1]))) throw unclear();
      yield { row, at };
      [row, number, width, start] = [[], number + 1, row.length, at];
    }
  }

  /** Where the quote closes that opens there; -1 where none does.
      @param {string} text @param {number} open */
  function closing(text, open) {
    let end = text.indexOf('"', open + 1);
    while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
    return end;
  }

  /** The cells between tabs or commas, as spreadsheets put them on the clipboard or into CSV.
      @param {string[]} cells @param {string} delimiter */
  const joined = (cells, delimiter) =>
    cells.map((cell) => (delimiter === "\t" ? clipped : quoted)(guarded(cell))).join(delimiter);
  /** @param {string} cell */
  const inQuotes = (cell) => `"${cell.replace(/"/g, '""')}"`;
  /** @param {string} cell */
  const quoted = (cell) => (/[",\r\n]/.test(cell) ? inQuotes(cell) : cell);
  /** @param {string} cell */
  const clipped = (cell) => {
    const whole = cell.replace(/\t/g, " ");
    return /[\r\n]/.test(whole) ? inQuotes(whole) : whole;
  };

  return { decoded, joined, records };
})();
