// The page that makes exam papers: the same paper for the same role, count, seed and version as the command line.
"use strict";

(() => {
  /** @type {HTMLElement | null} */
  const found = document.querySelector(".exam[data-bank]");
  if (!found) return;
  const root = found;
  const { carry, made, pressed, the } = rulebook.elements;
  const { LETTERS, anySeed, forRole, load, reason, say, stem } = rulebook.items;
  const base = String(root.dataset.base);
  const form = the(root, "form", HTMLFormElement);
  const roles = the(form, "[name=role]", HTMLSelectElement);
  const seeds = the(form, "[name=seed]", HTMLInputElement);
  const fields = { role: roles, count: the(form, "[name=count]", HTMLInputElement), seed: seeds };
  const [said, paper, key] = [".said", ".paper-sheet", ".key-sheet"].map((name) => the(root, name));
  /** @param {string} text */
  const shortened = (text) => (text.length <= 40 ? text : `${text.slice(0, 39)}…`);
  /** The numbers of the items that were struck, one after another.
      @type {number[]} */
  let without = [];
  /** @param {string} text @param {number} digits */
  const whole = (text, digits) => (new RegExp(`^[0-9]{1,${digits}}$`).test(text) ? Number(text) : NaN);

  /** What the form asks for, or why there is no such paper.
      @returns {{ refused: [field: "role" | "count" | "seed", words: string] } | (Asked & { refused?: undefined })} */
  function asked() {
    const [role, count, seed] = [fields.role, fields.count, fields.seed].map(({ value }) => value);
    const label = roles.selectedOptions[0].text;
    const items = forRole(role);
    if (!items.length) return { refused: ["role", say("no items here", { label })] };
    const number = whole(count, 6);
    const most = items.filter((item) => !without.includes(item.number)).length;
    const parts = { given: shortened(count), most, label, name: role };
    if (!(number >= 1 && number <= most)) return { refused: ["count", say("not a count", parts)] };
    const chosen = seed === "" ? anySeed() : whole(seed, 10);
    const last = rulebook.draw.SEEDS - 1;
    if (!(chosen <= last)) return { refused: ["seed", say("not a seed", { given: shortened(seed), most: last })] };
    return { role, label, count: number, seed: chosen, items, left: most - number };
  }

  function make() {
    const told = asked();
    for (const field of Object.values(fields)) field.removeAttribute("aria-invalid");
    the(root, ".made").hidden = told.refused !== undefined;
    if (told.refused) {
      const [name, words] = told.refused;
      fields[name].setAttribute("aria-invalid", "true");
      said.replaceChildren(made("p", "refused", words));
      return;
    }
    const { label, count, seed, items, left } = told;
    seeds.value = String(seed);
    const drawn = rulebook.draw(items, count, seed, without);
    const about = say("for", { role: label, count, seed });
    const { day, version } = rulebook.bank;
    const struck = without.length ? say("again without", { struck: without.join(say("comma")) }) : "";
    const again = say("again", { role: label, count, seed }) + struck;
    /** @param {string[]} more */
    const foot = (...more) => made("footer", "foot", ...[say("by version", { day, version }), ...more].map((line) => made("p", "", line)));
    const none = left ? "" : say("none left", { label });
    const blanks = ["name", "date", "score"].map((name) => made("span", "", say(name) + say("colon").trim()));
    paper.replaceChildren(
      made("h2", "", say("title")), made("p", "", about), made("p", "blanks", ...blanks), made("p", "", say("instruction")),
      made("ol", "drawn", ...drawn.map((entry, i) => shown(entry, i + 1, none))), foot(),
    );
    key.replaceChildren(made("h2", "", say("key title")), made("p", "", about), made("ol", "drawn", ...drawn.map(answered)), foot(again));
    the(root, "[data-action=put-back]").hidden = without.length === 0;
    remember(told);
    said.replaceChildren(made("p", "", say("made", { count, seed })));
  }

  /** An item on the paper, with what strikes it; `none` says why nothing can take its place.
      @param {Drawn} drawn @param {number} number @param {string} none */
  function shown({ item, order }, number, none) {
    const options = order.map((index, i) => made("li", "", `${LETTERS[i]}. ${item.options[index]}`));
    const strike = pressed(say("strike"), "strike", () => {
      if (none) return said.replaceChildren(made("p", "refused", none));
      without.push(item.number);
      make();
      said.replaceChildren(made("p", "", say("struck", { number })));
      the(paper, `.drawn > li:nth-child(${number}) .strike`).focus();
    });
    strike.setAttribute("aria-label", say("strike which", { number }));
    return made("li", "", ...stem(item), made("ul", "options", ...options), strike);
  }

  /** @param {Drawn} drawn */
  function answered({ item, order }) {
    const right = made("p", "right", made("strong", "", LETTERS[order.indexOf(0)]), ` ${item.options[0]}`);
    return made("li", "", right, ...reason(item, base));
  }

  /** Keep in the address what makes this paper, for a reload and for whoever gets the link.
      @param {Asked} asked */
  function remember({ role, count, seed }) {
    const told = { role, count: String(count), seed: String(seed), version: rulebook.bank.version };
    const query = String(new URLSearchParams(without.length ? { ...told, without: without.join(".") } : told));
    carry(query);
    try {
      history.replaceState(null, "", `?${query}`);
    } catch {
      // A page opened from a folder may not change its address.
    }
    root.dataset.link = new URL(`?${query}`, location.href).href;
  }

  /** The numbers that a link strikes; none where one of them is no number of the bank.
      @param {string} text */
  function numbersIn(text) {
    const numbers = text.split(".").map((part) => whole(part, 6));
    return numbers.every((number) => number >= 1 && number <= rulebook.bank.items.length) ? [...new Set(numbers)] : [];
  }

  /** Fill the form in from the link; what it holds in vain, or of another version, is said. */
  function restore() {
    const query = new Map(new URLSearchParams(location.search));
    query.delete("h"); // what the search marks
    if (!query.size) return;
    load(root, said, () => {
      const notes = [];
      const vain = [];
      for (const [name, text] of query) {
        const field = Object.entries(fields).find(([id]) => id === name)?.[1];
        const offered = field instanceof HTMLSelectElement ? Array.from(field.options, ({ value }) => value) : [text];
        const struck = name === "without" ? numbersIn(text) : [];
        if (field && offered.includes(text)) field.value = text;
        else if (struck.length) without = struck;
        else if (name !== "version") vain.push(shortened(`${name}=${text}`));
      }
      const version = query.get("version");
      if (vain.length) notes.push(say("link problem", { given: vain.join(say("comma")) }));
      if (version !== undefined && version !== rulebook.bank.version)
        notes.push(say("other version", { version: shortened(version), now: rulebook.bank.version }));
      make();
      said.append(...notes.map((note) => made("p", "note", note)));
    });
  }

  /** Print the paper alone, or the key alone.
      @param {"paper" | "key"} what */
  function print(what) {
    root.dataset.print = what;
    if (what === "key") the(root, "details", HTMLDetailsElement).open = true;
    window.print();
    root.dataset.print = "paper";
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(String(root.dataset.link));
      said.replaceChildren(made("p", "", say("copied")));
    } catch {
      const field = Object.assign(made("input"), { value: String(root.dataset.link), readOnly: true });
      field.setAttribute("aria-label", say("copy by hand"));
      said.replaceChildren(made("p", "", say("copy by hand")), field);
      field.select();
    }
  }

  /** @type {Record<string, () => void>} */
  const actions = {
    another: () => {
      without = [];
      seeds.value = "";
      load(root, said, make);
    },
    "put-back": () => {
      without = [];
      make();
    },
    "print-paper": () => print("paper"),
    "print-key": () => print("key"),
    copy,
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    without = [];
    load(root, said, make);
  });
  for (const [name, action] of Object.entries(actions)) the(root, `[data-action=${name}]`).addEventListener("click", action);
  restore();
  root.classList.add("live");
})();
