// A form page made live: filled in from the link of a calculator, and printed. Nothing typed leaves the page.
"use strict";

(() => {
  const paper = document.querySelector(".paper[data-form]");
  if (!paper) return;
  const { rules, words } = rulebook; // there are none on a form that no calculator fills in
  const say = (key, parts) => words[key].replace(/\{(\w+)\}/g, (_, name) => parts[name]);

  const print = paper.querySelector("[data-action=print-form]");
  print.hidden = false;
  print.addEventListener("click", () => window.print());
  const language = document.querySelector(".handbook-language");
  if (language) language.search = location.search;

  /** Let a field grow with what is written in it, so that all of it is printed, where styles cannot. */
  function grow(field) {
    if (CSS.supports("field-sizing", "content")) return;
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight}px`;
  }
  paper.addEventListener("input", ({ target }) => target.matches("textarea") && grow(target));

  /** Put what the calculator was told, and what it answers, into the fields that name it. */
  function fill(answer) {
    for (const field of paper.querySelectorAll("[data-field]")) {
      const name = field.dataset.field;
      const value = answer.facts.get(name) ?? answer.outputs.get(name) ?? null;
      if (value === null || value.length === 0 || rulebook.evaluation.isMissing(value)) continue;
      if (field.matches("fieldset")) {
        const typed = rulebook.spelling.typed(value);
        for (const box of field.querySelectorAll("input")) box.checked = box.value === typed;
      } else {
        field.value = rulebook.values.inWords(rules, value, rules.fields[name]);
        const unit = field.parentElement.querySelector(".unit");
        if (unit) unit.hidden = true;
      }
    }
    const table = paper.querySelector("table[data-schedule] tbody");
    if (table) lay(table, rulebook.schedule(rules, answer));
    paper.querySelectorAll("textarea").forEach(grow);
  }

  /** The days of the plan, one a row: the date, what it is for, and the remaining columns empty. */
  function lay(table, days) {
    const blank = table.rows[0].cloneNode(true);
    const heads = [...table.parentElement.tHead.rows[0].cells].map((head) => head.textContent);
    while (table.rows.length < days.length) table.append(blank.cloneNode(true));
    days.forEach(({ day, words: kind }, i) => {
      const fields = table.rows[i].querySelectorAll("textarea");
      fields[0].value = rulebook.values.inWords(rules, day, null);
      fields[1].value = kind;
      fields.forEach((field, column) => field.setAttribute("aria-label", say("form cell", { column: heads[column], row: i + 1 })));
    });
  }

  /** Say something above the form: what was made of the link, or what a print of it has to tell. */
  function note(place, text) {
    paper.querySelector(place).append(Object.assign(document.createElement("p"), { textContent: text }));
  }

  /** Fill the form in from its link, where that tells anything, and say so. */
  function restore() {
    const { facts, supposed, asOf: told, unknown } = rulebook.link.told(rules, location.search);
    if (unknown.length) {
      const given = unknown.map(rulebook.typed.shortened).join(rules.wording.names);
      note(".paper-link", say("form unused", { given }));
    }
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
