// Sentences: everything that the engine says, from the rules' own table. Twin of sentences.py.
"use strict";

rulebook.sentences = (() => {
  /** Where Chinese meets digits or Latin letters, from either side, a space stands between them. */
  const SEAMS = [/([\u4e00-\u9fff])(?=[0-9A-Za-z])/g, /([0-9A-Za-z%])(?=[\u4e00-\u9fff])/g];

  /** Stands for what a person typed, which is quoted as it is. */
  const TYPED = "\ue000";

  /** The rules' own words for `key`, with the braces filled.
      @param {Rules} rules @param {string} key @param {Record<string, any>} [parts] */
  function say(rules, key, parts = {}) {
    const given = parts.given ?? "";
    const text = rules.wording[key].replace(/\{(\w+)\}/g, (_, name) => (name === "given" ? TYPED : parts[name]));
    const spaced = rules.language === "zh" ? SEAMS.reduce((part, seam) => part.replace(seam, "$1 "), text) : text;
    return spaced.split(TYPED).join(given);
  }

  return { say };
})();
