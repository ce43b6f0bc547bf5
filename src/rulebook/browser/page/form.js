// The form of a calculator page: what has been told, what is shown, and what is wrong with it.
"use strict";

/** The form, as functions. Whatever comes from outside is only ever put into controls, or shown as text.
    @param {HTMLElement} root @param {Rules} rules */
rulebook.form = (root, rules) => {
  const { has } = rulebook.names;
  const { isBlank } = rulebook.characters;
  const { AS_OF, SUPPOSED, readTyped } = rulebook.reader;
  const { Refusal } = rulebook.typed;
  const { the } = rulebook.elements;
  const forms = [the(root, "form.telling", HTMLFormElement), the(root, "form.supposing", HTMLFormElement)];
  /** @type {Map<string, string>} */
  /** What other calculators were told before.
      @type {Texts} */
  let besides = {};
  const held = new Map(); // what a link tells that a control cannot show, by the name of its box, until it is changed

  /** @type {NodeListOf<HTMLElement>} */
  const named = root.querySelectorAll("form [data-name]");
  const boxes = new Map(Array.from(named, (box) => [String(box.dataset.name), box]));

  /** @param {string} name */
  function boxOf(name) {
    const box = boxes.get(name);
    if (!box) throw new Error(`the form has no ${name}`);
    return box;
  }

  /** @param {string} name @returns {Control[]} */
  const controls = (name) => Array.from(boxOf(name).querySelectorAll("input[name], select"));
  /** @param {Control} control */
  const isChecked = (control) => control instanceof HTMLInputElement && control.checked;
  const asks = rules.calculator.asks.filter((name) => boxes.has(name));
  const supposes = rules.calculator.reads.filter((name) => boxes.has(SUPPOSED + name));

  /** What has been put in: a text, or "" for nothing.
      @param {string} name */
  function get(name) {
    const text = held.get(name);
    if (text !== undefined) return text;
    const [first, ...others] = controls(name);
    if (first.type === "radio") return [first, ...others].find(isChecked)?.value ?? "";
    return isBlank(first.value) ? "" : first.value;
  }

  /** Put a text into a control, or hold it where the control has no choice for it.
      @param {string} name @param {string} text */
  function set(name, text) {
    held.delete(name);
    const all = controls(name);
    if (all[0].type === "text") {
      all[0].value = text;
      return;
    }
    const chosen = isBlank(text) ? "" : choiceOf(name, text);
    if (chosen === null) held.set(name, text);
    if (all[0].type !== "radio") all[0].value = chosen ?? "";
    else for (const control of all) if (control instanceof HTMLInputElement) control.checked = control.value === chosen;
  }

  /** Which of the choices that its control offers the text means; null for none.
      @param {string} name @param {string} text */
  function choiceOf(name, text) {
    const offered = controls(name).flatMap((control) =>
      control instanceof HTMLSelectElement ? Array.from(control.options, ({ value }) => value) : [control.value],
    );
    try {
      const chosen = rulebook.spelling.typed(readTyped(rules, name.replace(/^what-if\./, ""), text));
      return offered.includes(chosen) ? chosen : null;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return null;
    }
  }

  /** @param {string[]} names @returns {Texts} */
  const texts = (names, prefix = "") =>
    Object.fromEntries(names.map((name) => [name, get(prefix + name)]).filter(([, text]) => text !== ""));

  const read = () => ({ facts: texts(asks), whatIf: texts(supposes, SUPPOSED), asOf: get(AS_OF) });

  function clear() {
    for (const name of boxes.keys()) set(name, name === AS_OF ? rulebook.asOf : "");
  }

  /** Fill the form anew from the query of a link; returns what it names of a form of its own that nothing here takes.
      @param {string} query */
  function restore(query) {
    clear();
    const { facts, supposed, asOf, known, unknown } = rulebook.link.told(rules, query);
    besides = known;
    const told = [...Object.entries(facts), ...Object.entries(supposed).map(([name, text]) => [SUPPOSED + name, text])];
    if (asOf) told.push([AS_OF, asOf]);
    for (const [name, text] of told) {
      if (!boxes.has(name)) {
        unknown.push(name);
        continue;
      }
      set(name, text);
      if (!asks.includes(name)) open(boxOf(name));
    }
    return unknown;
  }

  /** What has been told and is not used for the answer, and what need not be told for it.
      @param {Answer} answer */
  function leftOut({ missing, asked }) {
    /** @param {string} name */
    const isIdle = (name) => !asked.has(name) && !missing.includes(name);
    const [told, untold] = [asks.filter((name) => get(name) !== ""), asks.filter((name) => get(name) === "")];
    // Another way to tell what has been told is no less of use.
    /** @param {string} name */
    const group = (name) => boxOf(name).closest(".ways") ?? name;
    const used = told.filter((name) => !isIdle(name)).map(group);
    return { unused: told.filter(isIdle), needless: untold.filter((name) => isIdle(name) && !used.includes(group(name))) };
  }

  /** Put the cursor where the named thing is told; without a name, where the first one is. */
  function focus(name = asks.find((each) => !boxOf(each).hidden)) {
    if (name === undefined || !boxes.has(name)) return;
    const all = controls(name);
    (all.find(isChecked) ?? all[0]).focus();
  }

  /** The link that restores what has been put in. */
  function link() {
    const { facts, whatIf, asOf } = read();
    const [page] = location.href.split(/[?#]/);
    const query = rulebook.link.query(facts, whatIf, asOf, besides);
    return query ? `${page}?${query}` : page;
  }

  /** Say beside the control what is wrong with it, or, with "", that nothing is.
      @param {string} name @param {string} text */
  function complain(name, text) {
    const box = boxOf(name);
    const error = the(box, ".error");
    error.textContent = text;
    error.hidden = text === "";
    for (const control of controls(name)) {
      if (text === "") control.removeAttribute("aria-invalid");
      else control.setAttribute("aria-invalid", "true");
    }
    if (text !== "") open(box);
  }

  /** The boxes of a name, which may be told or supposed.
      @param {string} subject */
  const boxesOf = (subject) => [subject, SUPPOSED + subject].filter((name) => boxes.has(name));

  /** @param {string} subject @param {string} text */
  function complainOf(subject, text) {
    for (const name of boxes.keys()) complain(name, "");
    for (const name of boxesOf(subject)) complain(name, text);
  }

  /** Whether the cursor is in the text field of the name.
      @param {string} subject */
  const isBeingTyped = (subject) =>
    boxesOf(subject).some((name) => controls(name).some((control) => control.type === "text" && control === document.activeElement));

  /** @param {HTMLElement} box */
  function open(box) {
    /** @type {HTMLElement | null | undefined} */
    let part = box;
    for (; part; part = part.parentElement?.closest("[hidden], details")) {
      if (part instanceof HTMLDetailsElement) part.open = true;
      else part.hidden = false;
    }
  }

  /** Show the facts that matter, with those told; grey out the told ones that no longer do.
      @param {Answer} answer */
  function show({ missing, asked }) {
    const rest = missing.findIndex((name) => rules.fields[name].kind === "choice" && !has(rules.parameters, name));
    const next = new Set(rest < 0 ? missing : missing.slice(0, rest + 1));
    for (const name of asks) {
      const box = boxOf(name);
      const isTold = get(name) !== "";
      const matters = asked.has(name) || missing.includes(name);
      const offered = rules.facts[name].default !== null && asked.has(name);
      box.hidden = !isTold && !offered && !next.has(name);
      box.classList.toggle("unused", isTold && !matters);
      the(box, ".unused-note").hidden = !isTold || matters;
    }
    // Of a group of ways to tell the same thing, all show or none.
    /** @type {NodeListOf<HTMLElement>} */
    const groups = root.querySelectorAll("form .ways");
    for (const group of groups) {
      const members = [...named].filter((box) => group.contains(box));
      group.hidden = members.every((box) => box.hidden);
      for (const box of members) box.hidden = group.hidden;
    }
    for (const name of supposes) {
      const needed = missing.includes(name);
      const box = boxOf(SUPPOSED + name);
      box.classList.toggle("needed", needed);
      if (needed) open(box);
    }
  }

  /** Put a button beside each day that opens the browser's own calendar. */
  function addCalendars() {
    /** @type {NodeListOf<HTMLButtonElement>} */
    const buttons = root.querySelectorAll("form button.calendar");
    for (const button of buttons) {
      const control = button.previousElementSibling;
      if (!(control instanceof HTMLInputElement)) continue;
      /** @type {HTMLInputElement & { showPicker?: () => void }} */
      const picker = document.createElement("input");
      Object.assign(picker, { type: button.dataset.picks, tabIndex: -1, className: "picker" });
      picker.setAttribute("aria-hidden", "true");
      button.after(picker);
      if (!picker.showPicker) continue;
      button.hidden = false;
      button.addEventListener("click", () => {
        picker.value = control.value.replace(" ", "T");
        picker.showPicker?.();
      });
      picker.addEventListener("input", (event) => event.stopPropagation());
      picker.addEventListener("change", () => {
        control.value = picker.value.replace("T", " ");
        control.dispatchEvent(new Event("input", { bubbles: true }));
        control.focus();
      });
    }
  }

  /** What was told, each with the label of what it answers, as it was typed. */
  const typed = () => Object.entries(read().facts).map(([name, text]) => /** @type {const} */ ([rules.fields[name].label, text]));

  /** Call what follows when something is told, and what leads on when Enter says that it has been.
      @param {() => void} changed @param {() => void} lead */
  function listen(changed, lead) {
    for (const form of forms) {
      form.addEventListener("input", ({ target }) => {
        const box = target instanceof Element && target.closest("[data-name]");
        if (box) held.delete(String(box.getAttribute("data-name")));
        changed();
      });
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("keydown", (event) => {
        const isControl = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
        if (event.key !== "Enter" || event.isComposing || !isControl) return;
        event.preventDefault();
        lead();
      });
    }
  }

  /** Whether the cursor is where the named thing is told.
      @param {string} name */
  const isAt = (name) => boxOf(name).contains(document.activeElement);

  addCalendars();
  return { AS_OF, complainOf, focus, isAt, isBeingTyped, leftOut, link, listen, read, restore, set, show, typed };
};
