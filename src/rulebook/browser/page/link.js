// What a link to a calculator tells: facts as f.NAME, suppositions as what-if.NAME, the day as as-of.
"use strict";

rulebook.link = (() => {
  const { AS_OF, FACT, SUPPOSED, readTyped } = rulebook.reader;
  const { Refusal } = rulebook.typed;
  const ADDED = /^(?:from|scene|isappinstalled|nsukey|source|ref|utm_.*)$/; // by messengers and campaigns, to any link

  /** @param {Rules} rules @param {string} name @param {string} text */
  function isRead(rules, name, text) {
    try {
      readTyped(rules, name, text);
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return false;
    }
  }

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
    const found = { facts: {}, supposed: {}, asOf: "", unknown: [] };
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
      } else if (!isPrefixed && asks.includes(name)) {
        const own = ADDED.test(name) ? texts.filter((text) => isRead(rules, name, text)) : texts;
        if (own.length) found.facts[name] = own[own.length - 1];
        if (own.length > 1) found.unknown.push(name);
      }
    }
    found.unknown = [...new Set(found.unknown)];
    return found;
  }

  /** The query that tells the facts and suppositions, and the day unless it is that of the page.
      @param {Texts} facts @param {Texts} supposed @param {string | null} asOf */
  function query(facts, supposed, asOf) {
    const made = new URLSearchParams();
    for (const [name, text] of Object.entries(facts)) made.set(FACT + name, text);
    for (const [name, text] of Object.entries(supposed)) made.set(SUPPOSED + name, text);
    if (asOf && asOf !== rulebook.asOf) made.set(AS_OF, asOf);
    return String(made);
  }

  return { query, told };
})();
