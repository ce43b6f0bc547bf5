// The bank of items on a page: fetched when it is asked for, and how its items are shown.
"use strict";

rulebook.items = (() => {
  const { linked, made } = rulebook.elements;
  const LETTERS = "ABCDEFGH";

  /** @param {string} text @param {Record<string, any>} parts */
  const filled = (text, parts) => text.replace(/\{(\w+)\}/g, (_, name) => parts[name]);
  /** @type {Say} */
  const say = (key, parts = {}) => filled(rulebook.bank.words[key], parts);

  /** Have the bank, which a page loads as a script when somebody first asks for items; say so where there is none.
      @param {HTMLElement} root @param {HTMLElement} place @param {() => void} then */
  function load(root, place, then) {
    const failed = () => {
      place.textContent = ""; // engines too old for `replaceChildren` are told of it here
      place.append(made("p", "refused", String(root.dataset.failed)));
    };
    const go = () => {
      try {
        if (rulebook.bank) then();
        else failed();
      } catch (error) {
        failed();
        throw error;
      }
    };
    if (rulebook.bank) return go();
    const script = document.createElement("script");
    script.src = String(root.dataset.bank);
    script.addEventListener("load", go);
    script.addEventListener("error", failed);
    document.head.append(script);
  }

  /** The items for a role; all of them without one.
      @param {string} role */
  const forRole = (role) => rulebook.bank.items.filter((item) => !role || item.roles.includes(role));

  /** What an item is about: its policy, and the part of it.
      @param {Item} item */
  function about(item) {
    const policy = rulebook.bank.policies[item.policy];
    return say(item.about === policy ? "about policy" : "about", { policy, about: item.about });
  }

  /** What an item says before its options: what it is about, the steps where it is of some, and what is asked.
      @param {Item} item */
  function stem(item) {
    const given = made("dl", "given", ...item.given.flatMap(([label, value]) => [made("dt", "", label), made("dd", "", value)]));
    const lead = made("p", "lead-in", say("steps") + say("colon").trim());
    return [
      made("p", "about", about(item)),
      ...(item.given.length ? [lead, given] : []),
      made("p", "text", item.text),
    ];
  }

  /** Why the right option is right, with links to the clauses and to the open questions that it rests on.
      @param {Item} item @param {string} base */
  function reason(item, base) {
    const { clauses } = rulebook.bank;
    /** @param {string} key @param {string[]} ids @param {(id: string) => string} target @param {(id: string) => string} [name] */
    const listed = (key, ids, target, name = (id) => id) => {
      const links = ids.flatMap((id, i) => [...(i ? [say("comma")] : []), linked(target(id), name(id))]);
      const [before, after] = say(key, { [key === "clauses" ? "clauses" : "questions"]: "\0" }).split("\0");
      return made("p", "rests", before, ...links, after);
    };
    return [
      ...item.because.map((line) => made("p", "", line)),
      listed("clauses", item.clauses, (id) => `${base}policies/${clauses[id].policy}.html#${id}`, (id) => clauses[id].name),
      ...(item.questions.length ? [listed("open questions", item.questions, (id) => `${base}reference/questions.html#${id}`)] : []),
      made("p", "rests", say("in the bank", { number: item.number })),
    ];
  }

  /** A seed for a paper that nobody has asked for by its seed. */
  const anySeed = () => crypto.getRandomValues(new Uint32Array(1))[0] % 1000000;

  return { LETTERS, about, anySeed, filled, forRole, load, reason, say, stem };
})();
