// What the search answers to what a reader typed. The theme's worker keeps the index; what it makes of a question is
// replaced by this, for it lists pages, takes any shared word for a hit, and gives up on a question in Chinese with a
// character that no page has. Here a question is cut into the parts that it asks for. A part weighs the more the fewer
// entries hold it; an entry fits as well as the parts that it holds weigh together. What fits alike is listed by kind,
// a clause first; what holds no more than half of the question is no answer.
//
// TRADITIONAL holds each traditional character followed by its simplified form, and is put before this by a build.
/* exported rulesFor */
const rulesFor = (() => {
  // What every question has. Of Chinese, also the characters that only hold its words together.
  const ASKING = new Set(
    (
      "多久 多少 多长 多快 多大 几次 几天 几个 几点 怎么 怎么办 怎么样 怎样 什么 为什么 什么时候 哪里 哪些 哪个 是否 可以 需要 能否 " +
      "如何 如果 应该 一个 自己 我们 的话 有没有 能不能 会不会 要不要 是不是 一下 看看 请问 直接 这个 那个 时候 今天 明天 " +
      "how what when who whom whose where which why do does did much many long soon far fast early often i me my " +
      "happen happens want need needs going allow allowed today tomorrow let during while until about someone " +
      "one two three four five six seven eight nine ten twelve t s m d re ll ve"
    ).split(" "),
  );
  const GLUE = new Set(
    "的了吗呢吧啊么着过我你他她它们要会能可以想被把给跟和与在是有没不也还都就才又再去来到从对于上下里个这那哪几多少谁让得地请该何怎样" +
      "一二两三四五六七八九十百千次天月年日点",
  );
  const AMOUNT = /几|多[少久长快大远]|how (?:many|much|long|fast|soon|far|early|often)|what time|when/;
  const HAN = /\p{sc=Han}/u;

  // Where an entry holds a part: what stands in the hit tells more than what belongs to it and is not shown; but what a
  // calculator tells and asks for is what it is there for. A piece of a longer word may be another word, and another
  // word for a word is not the word.
  const FIELDS = ["title", "under", "text", "also"];
  const BESIDE = 0.6;
  const COMPUTED = 0.75;
  const WITHIN = 0.6;
  const OTHERWISE = 0.8;
  // A word that no entry has tells less than the rarest that one has: it may be a turn of speech.
  const UNKNOWN = 0.6;
  // By kind: clause, calculator, role, term, form, any other page. Pages speak of everything a little.
  const KINDS = [1, 1, 0.85, 0.85, 0.75, 0.6];
  const CALCULATOR = 1;
  const PAGE = 5;
  // The share of a question that the best hit must hold more of; docs/en/maintain/decisions/search-of-rules.md has how
  // that was measured.
  const ENOUGH = 0.5;
  // Hits whose fit differs by less than a quarter of the best are alike.
  const RANKS = 4;
  const MOST = 20;

  const SIMPLIFIED = new Map(Array.from(TRADITIONAL.matchAll(/(.)(.)/gu), ([, written, simplified]) => [written, simplified]));

  /** Text as it is compared: full-width letters as usual ones, traditional characters as simplified ones.
      @param {string} text */
  const spelt = (text) => Array.from(text.normalize("NFKC").toLowerCase(), (one) => SIMPLIFIED.get(one) || one).join("");

  /** The text without the spaces of no width that stand between words in Chinese.
      @param {string} cut */
  const plain = (cut) => cut.replace(/\u200b/g, "");

  /** What tells a name from others: "Return 4", "return4" and "RETURN-4" are the same.
      @param {string} name */
  const bare = (name) => spelt(plain(name)).replace(/[\s-]/g, "");

  /** The text as HTML.
      @param {string} text */
  const asText = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

  /** @param {string} word */
  const indexed = (word) => lunr.stopWordFilter(word) !== undefined;

  /** Whether a word says what is asked for, and not only that something is.
      @param {string} word */
  const telling = (word) =>
    !ASKING.has(word) &&
    (HAN.test(word) ? word.length > 1 && !Array.from(word).every((one) => GLUE.has(one)) : !/^\d+$/.test(word) && indexed(word));

  /** Whether the text stands among the words and not across their edges.
      @param {string} cut words with spaces of no width between them @param {string} text */
  function isWhole(cut, text) {
    const edges = new Set([0]);
    let length = 0;
    for (const word of cut.split("\u200b")) edges.add((length += word.length));
    const joined = plain(cut);
    for (let at = joined.indexOf(text); at >= 0; at = joined.indexOf(text, at + 1))
      if (edges.has(at) && edges.has(at + text.length)) return true;
    return false;
  }

  /** An entry of the index, and its fields as they are compared.
      @typedef {SearchEntry & { compared: [cut: string, joined: string, tells: number][] }} Entry */
  /** A way to say a part: a text in Chinese, or the stems of words. `instead` is what the handbook calls it, where
      that is not what was typed.
      @typedef {{ words: string[], instead: string }} Way */
  /** @typedef {{ said: string, ways: { way: Way, holds: Map<Entry, number> }[], weight: number }} Part */
  /** @typedef {{ entry: Entry, held: number, fit: number, parts: { said: string, way: Way }[] }} Hit */

  /** @param {SearchEntry} entry @param {string} field */
  const tells = (entry, field) => (field !== "also" ? 1 : entry.kind === CALCULATOR ? COMPUTED : BESIDE);

  class Entries {
    /** @param {LunrIndex} index @param {SearchEntry[]} all */
    constructor(index, all) {
      this.index = index;
      /** @type {Entry[]} */
      this.all = all.map((entry) => ({
        ...entry,
        compared: FIELDS.map((field) => {
          const cut = spelt(entry[field] || "");
          return [cut, plain(cut), tells(entry, field)];
        }),
      }));
      this.where = new Map(this.all.map((entry) => [entry.location, entry]));
      /** @type {Map<string, Entry>} */
      this.named = new Map();
      for (const entry of [...this.all].sort((one, other) => other.kind - one.kind))
        for (const name of [entry.title, entry.id]) if (name) this.named.set(bare(name), entry);
      /** For everything that people say, the lists of words for the same that it is in.
          @type {Map<string, string[][]>} */
      this.said = new Map();
      for (const { names = [] } of this.all)
        for (const key of new Set(names.map((name) => this.key(name)))) this.said.set(key, [...(this.said.get(key) || []), names]);
      this.longest = Math.max(1, ...Array.from(this.said.keys(), (key) => key.split(" ").length));
    }

    /** @param {string} word */
    stem(word) {
      return this.index.pipeline.runString(word)[0] || word;
    }

    /** @param {string} text */
    words(text) {
      return spelt(text).split(lunr.tokenizer.separator).filter((word) => word !== "");
    }

    /** What tells a saying from others: in Chinese its characters, else the stems of its words.
        @param {string} saying */
    key(saying) {
      const words = this.words(saying);
      return HAN.test(saying) ? words.join("") : words.map((word) => this.stem(word)).join(" ");
    }

    /** The parts of a question, in its order.
        @param {string} question */
    parts(question) {
      const words = this.words(question);
      const stems = words.map((word) => this.stem(word));
      /** @type {Part[]} */
      const parts = [];
      for (let i = 0; i < words.length; ) {
        let many = Math.min(this.longest, words.length - i);
        const key = () => stems.slice(i, i + many).join(" ");
        while (many > 1 && !this.said.has(key())) many -= 1;
        if (HAN.test(words[i])) parts.push(...this.inChinese(words[i]));
        else if (many > 1) parts.push(this.part(words.slice(i, i + many).join(" "), this.ways(key())));
        else if (telling(words[i])) {
          const more = i === words.length - 1 && !/\s$/.test(question) ? this.begun(words[i], words.length === 1 ? Infinity : 1.5) : [];
          parts.push(this.part(words[i], [...this.ways(key()), ...more]));
        }
        i += many;
      }
      if (parts.length) return parts;
      return words.filter((word) => HAN.test(word)).map((word) => this.part(word, this.ways(word)));
    }

    /** The parts of a run of Chinese characters: from left to right the longest that the handbook or people say. What
        neither does is a part as well, which no entry holds.
        @param {string} run */
    inChinese(run) {
      const known = (/** @type {string} */ text) => this.said.has(text) || ASKING.has(text) || (text.length > 1 && text in this.index.invertedIndex);
      /** @type {Part[]} */
      const parts = [];
      let unknown = "";
      const told = (/** @type {string} */ text) => {
        if (this.said.has(text) || telling(text)) parts.push(this.part(text, this.ways(text)));
      };
      for (let start = 0; start < run.length; ) {
        let stop = run.length;
        while (stop > start && !known(run.slice(start, stop))) stop -= 1;
        if (stop === start && !GLUE.has(run[start])) unknown += run[start];
        else {
          if (unknown) told(unknown);
          unknown = "";
          if (stop > start) told(run.slice(start, stop));
        }
        start = Math.max(stop, start + 1);
      }
      if (unknown) told(unknown);
      return parts;
    }

    /** All ways to say what was typed. Of one such as "day off", what the index has of it is none.
        @param {string} key @returns {Way[]} */
    ways(key) {
      const instead = new Map([[key, ""]]);
      for (const names of this.said.get(key) || [])
        for (const name of names.map((one) => this.key(one))) if (!instead.has(name)) instead.set(name, names[0]);
      /** @type {Way[]} */
      const ways = [];
      for (const [saying, term] of instead) {
        const words = HAN.test(saying) ? [saying] : saying.split(" ");
        const held = words.filter(indexed);
        if (held.length > 1 || held.length === words.length) ways.push({ words: held, instead: term });
      }
      return ways;
    }

    /** The words that a half typed one begins, up to so many times as long.
        @param {string} word @param {number} longer @returns {Way[]} */
    begun(word, longer) {
      const words = Object.keys(this.index.invertedIndex);
      const more = words.filter((other) => other.startsWith(word) && other.length <= longer * word.length);
      return more.map((other) => ({ words: [other], instead: "" }));
    }

    /** @param {string} said @param {Way[]} ways @returns {Part} */
    part(said, ways) {
      const held = ways.map((way) => ({ way, holds: this.holding(way.words) })).filter(({ holds }) => holds.size);
      const rarity = (/** @type {number} */ count) => Math.log(1 + (this.all.length - count + 0.5) / (count + 0.5));
      const weight = held.length ? Math.max(...held.map(({ holds }) => rarity(holds.size))) : UNKNOWN * rarity(0);
      return { said, ways: held, weight };
    }

    /** The entries that hold all the words, and how much that tells of each.
        @param {string[]} words */
    holding(words) {
      const each = words.map((word) => (HAN.test(word) ? this.holdingText(word) : this.holdingStem(word)));
      /** @type {Map<Entry, number>} */
      const found = new Map();
      for (const entry of each[0].keys()) {
        const sum = each.reduce((all, holds) => all + (holds.get(entry) || NaN), 0);
        if (sum > 0) found.set(entry, sum / each.length);
      }
      return found;
    }

    /** @param {string} text @returns {Map<Entry, number>} */
    holdingText(text) {
      const found = new Map();
      for (const entry of this.all)
        for (const [cut, joined, most] of entry.compared)
          if (joined.includes(text)) {
            const held = isWhole(cut, text) ? most : WITHIN * most;
            found.set(entry, Math.max(held, found.get(entry) || 0));
          }
      return found;
    }

    /** @param {string} stem @returns {Map<Entry, number>} */
    holdingStem(stem) {
      const found = new Map();
      const fields = this.index.invertedIndex[stem] || {};
      for (const field of FIELDS)
        for (const location of Object.keys(fields[field] || {})) {
          const entry = this.where.get(location);
          if (entry && !found.has(entry)) found.set(entry, tells(entry, field));
        }
      return found;
    }

    /** Everything that holds something of the question.
        @param {Part[]} parts @returns {Hit[]} */
    hits(parts) {
      const whole = parts.reduce((sum, { weight }) => sum + weight, 0);
      /** @type {Map<Entry, Hit>} */
      const hits = new Map();
      for (const { said, ways, weight } of parts) {
        /** @type {Map<Entry, { fit: number, way: Way }>} */
        const best = new Map();
        for (const { way, holds } of ways)
          for (const [entry, held] of holds) {
            const fit = way.instead ? OTHERWISE * held : held;
            if (fit > (best.get(entry) || { fit: 0 }).fit) best.set(entry, { fit, way });
          }
        for (const [entry, { fit, way }] of best) {
          const hit = hits.get(entry) || { entry, held: 0, fit: 0, parts: [] };
          hits.set(entry, { ...hit, held: hit.held + (fit * weight) / whole, parts: [...hit.parts, { said, way }] });
        }
      }
      return [...hits.values()];
    }

    /** What a hit shows: the whole sentence; of a page, the first lines that hold something of the question.
        @param {Hit} hit */
    shown({ entry, fit, parts }) {
      const words = new Set(parts.flatMap(({ way }) => way.words));
      const lines = plain(entry.text).split("\n").map((line) => this.marked(line, words));
      const first = entry.kind === PAGE && lines.length > 1 ? lines.filter((line) => line.includes("<mark>")).slice(0, 2) : lines;
      const calls = parts.filter(({ said, way }) => way.instead && !ASKING.has(said)).map(({ said, way }) => asText(`${said} → ${way.instead}`));
      return {
        location: entry.location,
        title: this.marked(plain(entry.title), words),
        text: `<p${entry.kind === PAGE ? ' class="search-lines"' : ""}>${first.join(" … ")}</p>`,
        tags: [entry.tag, ...new Set(calls)].filter(Boolean),
        score: fit,
        terms: Object.fromEntries(parts.map(({ said }) => [said, true])),
      };
    }

    /** The text, which is HTML without elements, with the words marked.
        @param {string} text @param {Set<string>} words in Chinese, or stems */
    marked(text, words) {
      const han = [...words].filter((word) => HAN.test(word)).sort((one, other) => other.length - one.length);
      const each = new RegExp([...han, "&#?\\w+;", "[a-zA-Z0-9]+"].join("|"), "g");
      return text.replace(each, (word) => (words.has(HAN.test(word) ? word : this.stem(word.toLowerCase())) ? `<mark>${word}</mark>` : word));
    }
  }

  /** Hits that fit alike: by kind, but what computes an answer comes third at the latest.
      @param {Hit[]} hits */
  function ordered(hits) {
    hits.sort((one, other) => one.entry.kind - other.entry.kind || other.fit - one.fit);
    const first = hits.findIndex(({ entry }) => entry.kind === CALCULATOR);
    if (first > 2) hits.splice(2, 0, ...hits.splice(first, 1));
    return hits;
  }

  /** @type {WeakMap<LunrIndex, Entries>} */
  const known = new WeakMap();

  /** The entries that answer what was typed, each in a list of its own, as the theme shows them; none where the
      handbook has no rule on it.
      @param {string} typed @param {LunrIndex} index @param {Map<string, SearchEntry>} docs */
  return (typed, index, docs) => {
    const entries = known.get(index) || new Entries(index, [...new Set(docs.values())]);
    known.set(index, entries);
    const amount = AMOUNT.test(spelt(typed));
    const hits = entries.hits(entries.parts(typed));
    for (const hit of hits) {
      const { kind, text } = hit.entry;
      // A short sentence says more of what it says, and a figure answers a question for an amount.
      hit.fit = hit.held * KINDS[kind] - Math.min(0.05, text.length / 8000) + (amount && /\d/.test(text) ? 0.05 : 0);
    }
    const named = entries.named.get(bare(typed));
    const rest = hits.filter(({ entry }) => entry !== named);
    const most = Math.max(0, ...rest.map(({ entry, held }) => held * KINDS[entry.kind]));
    const best = Math.max(...rest.map(({ fit }) => fit));
    const found = named ? [hits.find(({ entry }) => entry === named) || { entry: named, held: 1, fit: 1, parts: [] }] : [];
    if (most > ENOUGH)
      for (let rank = 0; rank < RANKS; rank += 1)
        found.push(
          ...ordered(rest.filter(({ held, fit }) => held >= most / 2 && Math.floor(RANKS * (1 - fit / best)) === rank)),
        );
    return found.slice(0, MOST).map((hit) => [entries.shown(hit)]);
  };
})();
