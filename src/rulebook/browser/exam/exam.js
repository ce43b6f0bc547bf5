// The page that makes exam papers: the same paper for the same role, count, seed and version as the command line.
"use strict";

(() => {
  const root = document.querySelector(".exam[data-bank]");
  if (!root) return;
  const { made } = rulebook.elements;
  const { LETTERS, anySeed, forRole, load, reason, say, stem } = rulebook.items;
  const { base } = root.dataset;
  const form = root.querySelector("form");
  const [said, paper, key] = [".said", ".paper-sheet", ".key-sheet"].map((name) => root.querySelector(name));
  const shortened = (text) => (text.length <= 40 ? text : `${text.slice(0, 39)}…`);
  const whole = (text, digits) => (new RegExp(`^[0-9]{1,${digits}}$`).test(text) ? Number(text) : NaN);

  /** What the form asks for, or why there is no such paper. */
  function asked() {
    const { role, count, seed } = Object.fromEntries(new FormData(form));
    const label = form.elements.role.selectedOptions[0].textContent;
    const items = forRole(role);
    if (!items.length) return { refused: ["role", say("no items here", { label })] };
    const number = whole(count, 6);
    const parts = { given: shortened(count), most: items.length, label, name: role };
    if (!(number >= 1 && number <= items.length)) return { refused: ["count", say("not a count", parts)] };
    const chosen = seed === "" ? anySeed() : whole(seed, 10);
    const most = rulebook.draw.SEEDS - 1;
    if (!(chosen <= most)) return { refused: ["seed", say("not a seed", { given: shortened(seed), most })] };
    return { role, label, count: number, seed: chosen, items };
  }

  function make() {
    const found = asked();
    for (const field of form.elements) field.removeAttribute("aria-invalid");
    root.querySelector(".made").hidden = Boolean(found.refused);
    if (found.refused) {
      const [name, words] = found.refused;
      form.elements[name].setAttribute("aria-invalid", "true");
      said.replaceChildren(made("p", "refused", words));
      return;
    }
    form.elements.seed.value = found.seed;
    const drawn = rulebook.draw(found.items, found.count, found.seed);
    const about = say("for", { role: found.label, count: found.count, seed: found.seed });
    const command = `rulebook exam --role ${found.role} --count ${found.count} --seed ${found.seed}`;
    const again = `${command} --as-of ${rulebook.bank.asOf}${root.dataset.language === "en" ? " --lang en" : ""}`;
    const foot = () => {
      const { day, version } = rulebook.bank;
      const lines = [say("by version", { day, version }), say("again", { command: again })];
      return made("footer", "foot", ...lines.map((line) => made("p", "", line)));
    };
    const blanks = ["name", "date", "score"].map((name) => made("span", "", say(name) + say("colon").trim()));
    paper.replaceChildren(
      made("h2", "", say("title")), made("p", "", about), made("p", "blanks", ...blanks), made("p", "", say("instruction")),
      made("ol", "drawn", ...drawn.map(shown)), foot(),
    );
    key.replaceChildren(made("h2", "", say("key title")), made("p", "", about), made("ol", "drawn", ...drawn.map(answered)), foot());
    remember(found);
    said.replaceChildren(made("p", "", say("made", { count: found.count, seed: found.seed })));
  }

  function shown({ item, order }) {
    const options = order.map((index, i) => made("li", "", `${LETTERS[i]}. ${item.options[index]}`));
    return made("li", "", ...stem(item), made("ul", "options", ...options));
  }

  function answered({ item, order }) {
    const right = made("p", "right", made("strong", "", LETTERS[order.indexOf(0)]), ` ${item.options[0]}`);
    return made("li", "", right, ...reason(item, base));
  }

  /** Keep in the address what makes this paper, for a reload and for whoever gets the link. */
  function remember({ role, count, seed }) {
    const query = new URLSearchParams({ role, count, seed, version: rulebook.bank.version });
    const language = document.querySelector(".handbook-language");
    if (language) language.search = query;
    try {
      history.replaceState(null, "", `?${query}`);
    } catch {
      // A page opened from a folder may not change its address.
    }
    root.dataset.link = new URL(`?${query}`, location.href).href;
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
        const field = ["role", "count", "seed"].includes(name) ? form.elements[name] : null;
        const fits = field && (!field.options || [...field.options].some((option) => option.value === text));
        if (fits) field.value = text;
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

  /** Print the paper alone, or the key alone. */
  function print(what) {
    root.dataset.print = what;
    if (what === "key") root.querySelector("details").open = true;
    window.print();
    root.dataset.print = "paper";
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(root.dataset.link);
      said.replaceChildren(made("p", "", say("copied")));
    } catch {
      const field = Object.assign(document.createElement("input"), { value: root.dataset.link, readOnly: true });
      field.setAttribute("aria-label", say("copy by hand"));
      said.replaceChildren(made("p", "", say("copy by hand")), field);
      field.select();
    }
  }

  const actions = {
    another: () => {
      form.elements.seed.value = "";
      load(root, said, make);
    },
    "print-paper": () => print("paper"),
    "print-key": () => print("key"),
    copy,
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    load(root, said, make);
  });
  for (const button of root.querySelectorAll("[data-action]")) button.addEventListener("click", actions[button.dataset.action]);
  restore();
  root.classList.add("live");
})();
