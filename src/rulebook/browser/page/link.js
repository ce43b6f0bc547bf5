// What a link to a calculator tells: facts as f.NAME, suppositions as what-if.NAME, the day as as-of; and what other
// calculators were told before, as k.NAME, which goes along to the next and to forms.
"use strict";

rulebook.link = (() => {
  const { AS_OF, FACT, SUPPOSED, isRead } = rulebook.reader;
  const KNOWN = "k.";
  const ADDED = /^(?:from|scene|isappinstalled|nsukey|source|ref|utm_.*)$/; // by messengers and campaigns, to any link

  /** What the query tells the calculator, as texts, and the names of its own form that it has no use for.

      Of a name that comes twice the last counts. A fact may be named bare where nothing is told as f.NAME; all other
      bare names are somebody else's.
      @param {Rules} rules @param {string} search */
  function told(rules, search) {
    const { asks, reads } = rules.calculator;
    const given = new URLSearchParams(search);
    const names = [...new Set(given.keys())];
    const isPrefixed = names.some((name) => name.startsWith(FACT));
    /** @type {Linked} */
    const found = { facts: {}, supposed: {}, asOf: "", known: {}, unknown: [] };
    for (const name of names) {
      const texts = given.getAll(name);
      const last = texts[texts.length - 1];
      const fact = name.startsWith(FACT) ? name.slice(FACT.length) : "";
      const supposed = name.startsWith(SUPPOSED) ? name.slice(SUPPOSED.length) : "";
      if (fact || supposed || name === AS_OF) {
        if (asks.includes(fact)) found.facts[fact] = last;
        else if (reads.includes(supposed)) found.supposed[supposed] = last;
        else if (name === AS_OF) found.asOf = last;
        else found.unknown.push(name);
        if (texts.length > 1) found.unknown.push(name);
      } else if (name.startsWith(KNOWN)) {
        found.known[name.slice(KNOWN.length)] = last;
      } else if (!isPrefixed && asks.includes(name)) {
        const own = ADDED.test(name) ? texts.filter((text) => isRead(rules, name, text)) : texts;
        if (own.length) found.facts[name] = own[own.length - 1];
        if (own.length > 1) found.unknown.push(name);
      }
    }
    found.unknown = [...new Set(found.unknown)];
    return found;
  }

  /** The query that tells the facts and suppositions, the day unless it is that of the page, and what is `known` besides.
      @param {Texts} facts @param {Texts} supposed @param {string | null} asOf @param {Texts} known */
  function query(facts, supposed, asOf, known = {}) {
    const made = new URLSearchParams();
    for (const [name, text] of Object.entries(facts)) made.set(FACT + name, text);
    for (const [name, text] of Object.entries(supposed)) made.set(SUPPOSED + name, text);
    if (asOf && asOf !== rulebook.asOf) made.set(AS_OF, asOf);
    for (const [name, text] of Object.entries(known)) if (!(name in facts)) made.set(KNOWN + name, text);
    return String(made);
  }

  /** What is known at the end of a link: the facts that it tells, and what was told before.
      @param {Rules} rules @param {string} search */
  function knownIn(rules, search) {
    const { facts, known } = told(rules, search);
    return { ...known, ...facts };
  }

  return { knownIn, query, told };
})();
