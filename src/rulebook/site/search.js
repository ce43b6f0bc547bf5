// What the reader typed, as a query for lunr. The theme takes every word for the beginning of one ("back" finds
// "background"), never for a form of another ("complained" for "complaint"), and gives up on a Chinese question with
// a character that no page has. Here words are cut and brought to their stems as those of the index were; only the
// last one, which may be half typed, is also a beginning; what no page has, and what every question has, is left out.
// Full-width letters and traditional characters are read as those that the site is written in: TRADITIONAL holds each
// such character followed by its simplified form, and is put before this script when the site is built.
/* exported askedInWords */
const askedInWords = (() => {
  const ASKING = new Set([
    ..."多久 多少 多长 多快 多大 几次 几天 几个 怎么 怎么办 怎样 什么 为什么 哪里 哪些 是否 可以 需要 能否 如何 如果".split(" "),
    ..."应该 一个 自己 我们 的话 有没有 能不能 会不会 要不要 是不是".split(" "),
    ..."how what when who whom whose where which why do does did much many long soon far fast i me my".split(" "),
  ]);
  const OPERATORS = /["+~^*:]|(?:^|\s)-/;
  const HAN = /\p{sc=Han}+/gu;

  /** The longest words of the index, from left to right; a character that begins none is passed over.
      @param {string} text @param {any} index */
  function cut(text, index) {
    /** @type {string[]} */
    const words = [];
    for (let start = 0; start < text.length; ) {
      let end = text.length;
      while (end > start + 1 && !(text.slice(start, end) in index)) end -= 1;
      words.push(text.slice(start, end));
      start = end;
    }
    return words.filter((word) => word.length > 1 || !words.some((other) => other.length > 1 && !ASKING.has(other)));
  }

  /** The longest beginning of the word that some word of the index has, or "".
      @param {string} word @param {string[]} terms */
  function beginning(word, terms) {
    const shortest = /\p{sc=Han}/u.test(word) ? 1 : 3;
    for (let end = word.length; end >= shortest; end -= 1) {
      const start = word.slice(0, end);
      if (terms.some((term) => term.startsWith(start))) return start;
    }
    return "";
  }

  const SIMPLIFIED = new Map(Array.from(TRADITIONAL.matchAll(/(.)(.)/gu), ([, written, simplified]) => [written, simplified]));

  /** What was typed, in the characters of the index.
      @param {string} text */
  function spelt(text) {
    return Array.from(text.normalize("NFKC"), (character) => SIMPLIFIED.get(character) || character).join("");
  }

  /** @param {string} typed @param {LunrIndex} lunrIndex @param {(query: string) => string} asTheThemeDoes */
  return (typed, lunrIndex, asTheThemeDoes) => {
    const query = spelt(typed);
    if (OPERATORS.test(query)) return asTheThemeDoes(query);
    const index = lunrIndex.invertedIndex;
    const words = query
      .toLowerCase()
      .replace(HAN, (text) => ` ${cut(text, index).join(" ")} `)
      .split(lunr.tokenizer.separator)
      .filter((word) => word !== "");
    const telling = words.filter((word) => !ASKING.has(word));
    const last = words[words.length - 1];
    const found = new Set();
    for (const word of telling.length ? telling : words) {
      const [stem] = lunrIndex.pipeline.runString(word);
      if (stem !== undefined && stem in index) found.add(stem);
      if (word !== last) continue;
      const start = beginning(word, Object.keys(index));
      if (start) found.add(`${start}*`);
      if (`${stem}*` === `${start}*`) found.delete(stem);
    }
    return found.size ? [...found].join(" ") : asTheThemeDoes(query);
  };
})();
