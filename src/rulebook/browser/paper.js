// A form page made live: filled in from the link of a calculator, and printed. Nothing typed leaves the page.
"use strict";

(() => {
  const { carry, made, the } = rulebook.elements;
  /** @type {HTMLElement | null} */
  const found = document.querySelector(".paper[data-form]");
  if (!found) return;
  const paper = found;
  const { rules, words } = rulebook; // there are none on a form that no calculator fills in
  /** @type {Say} */
  const say = (key, parts = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => parts[name]);

  const print = the(paper, "[data-action=print-form]");
  print.hidden = false;
  print.addEventListener("click", () => window.print());
  carry(location.search);

  /** Let a field grow with what is written in it, so that all of it is printed, where styles cannot.
      @param {HTMLElement} field */
  function grow(field) {
    if (CSS.supports("field-sizing", "content")) return;
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight}px`;
  }
  paper.addEventListener("input", ({ target }) => target instanceof HTMLTextAreaElement && grow(target));

  /** Of choices that exclude each other the one that is ticked, by their name.
      @type {Map<string, HTMLInputElement | null>} */
  const ticked = new Map();

  /** Take a tick away where it is set once more, since nothing else can. */
  paper.addEventListener("click", ({ target }) => {
    if (!(target instanceof HTMLInputElement && target.type === "radio")) return;
    target.checked = ticked.get(target.name) !== target;
    ticked.set(target.name, target.checked ? target : null);
  });

  /** Tick what is chosen in the field of that name; whether there is such a choice.
      @param {string} name @param {string} choice */
  function tick(name, choice) {
    const boxes = Array.from(paper.querySelectorAll("fieldset[data-field] input"), (box) => /** @type {HTMLInputElement} */ (box));
    const own = boxes.filter((box) => box.closest("[data-field]")?.getAttribute("data-field") === name);
    for (const box of own) {
      box.checked = box.value === choice;
      if (box.checked) ticked.set(box.name, box);
    }
    return own.some(({ checked }) => checked);
  }

  /** Put what the calculator was told, and what it answers, into the fields that name it.
      @param {Answer} answer */
  function fill(answer) {
    for (const field of paper.querySelectorAll("[data-field]")) {
      const name = String(field.getAttribute("data-field"));
      /** @type {any} */
      const value = answer.facts.get(name) ?? answer.outputs.get(name) ?? null;
      if (value === null || value.length === 0 || rulebook.semantics.isMissing(value)) continue;
      if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) {
        field.value = rulebook.values.inWords(rules, value, rules.fields[name]);
        field.parentElement?.querySelector(".unit")?.setAttribute("hidden", "");
      } else {
        tick(name, rulebook.spelling.typed(value));
      }
    }
    const table = paper.querySelector("table[data-schedule]");
    if (table instanceof HTMLTableElement) lay(table, rulebook.schedule(rules, answer));
    paper.querySelectorAll("textarea").forEach(grow);
  }

  /** The days of the plan, one a row: the date, what it is for, and the remaining columns empty.
      @param {HTMLTableElement} table @param {Scheduled[]} days */
  function lay(table, days) {
    const [body] = table.tBodies;
    const [blank] = body.rows;
    const heads = Array.from(table.rows[0].cells, (head) => head.textContent);
    while (body.rows.length < days.length) body.append(blank.cloneNode(true));
    days.forEach(({ day, words: kind }, i) => {
      const fields = body.rows[i].querySelectorAll("textarea");
      fields[0].value = rulebook.values.inWords(rules, day, null);
      fields[1].value = kind;
      fields.forEach((field, column) => field.setAttribute("aria-label", say("form cell", { column: heads[column], row: i + 1 })));
    });
  }

  /** Say something above the form: what was made of the link, or what a print of it has to tell.
      @param {string} place @param {string} text */
  function note(place, text) {
    the(paper, place).append(made("p", "", text));
  }

  /** Fill the form in from its link, where that tells anything, and say so. */
  function restore() {
    const { facts, supposed, asOf: told, known, unknown } = rulebook.link.told(rules, location.search);
    if (unknown.length) {
      const given = unknown.map(rulebook.typed.shortened).join(rules.wording.names);
      note(".paper-link", say("form unused", { given }));
    }
    const before = Object.entries(known).map(([name, text]) => tick(name, text));
    if (before.includes(true)) note(".paper-link", say("form known"));
    if (Object.keys(facts).length === 0) return;
    try {
      const asOf = String(rulebook.reader.readTyped(rules, rulebook.reader.AS_OF, told || rulebook.asOf));
      const answer = rulebook.work(rules, facts, asOf, supposed);
      const report = rulebook.report(rules, answer);
      fill(answer);
      note(".paper-link", say("form filled", { sentence: report.sentence }));
      const day = rulebook.values.inWords(rules, rulebook.calendar.readDay(asOf), null);
      const other = asOf === rulebook.asOf ? [] : [say("form day", { day })];
      for (const text of [...other, ...report.notes]) note(".paper-notes", text);
    } catch (error) {
      if (!(error instanceof rulebook.typed.Refusal)) throw error;
      note(".paper-link", say("form refused", { sentence: error.message }));
    }
  }

  if (!paper.dataset.calculator || paper.dataset.calculator !== rules?.calculator.id) return;
  restore();
  paper.classList.add("live");
})();
