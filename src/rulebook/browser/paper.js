// A form page made live: filled in from the link of a calculator, and printed. Nothing typed leaves the page.
"use strict";

(() => {
  const paper = document.querySelector(".paper[data-form]");
  if (!paper) return;
  const { rules } = rulebook;

  const print = paper.querySelector("[data-action=print-form]");
  print.hidden = false;
  print.addEventListener("click", () => window.print());

  /** What the link tells the calculator; what it does not ask for is left out. */
  function told() {
    const query = [...new URLSearchParams(location.search)].filter(([, text]) => text !== "");
    const whatIf = query.filter(([name]) => name.startsWith("what-if.")).map(([name, text]) => [name.slice(8), text]);
    return {
      facts: Object.fromEntries(query.filter(([name]) => rules.calculator.asks.includes(name))),
      whatIf: Object.fromEntries(whatIf.filter(([name]) => rules.calculator.reads.includes(name))),
      asOf: query.find(([name, text]) => name === "as-of" && rulebook.numbers.readDay(text))?.[1] ?? rulebook.asOf,
    };
  }

  /** Put what the calculator was told, and what it answers, into the fields that name it. */
  function fill(answer) {
    const { inWords } = rulebook.values;
    for (const control of paper.querySelectorAll("[data-field]")) {
      const name = control.dataset.field;
      const value = answer.facts.has(name) ? answer.facts.get(name) : answer.outputs.get(name);
      if (value === undefined || value === null || rulebook.evaluation.isMissing(value)) continue;
      control.value = inWords(rules, value, rules.fields[name]);
      const unit = control.parentElement.querySelector("[data-unit]");
      if (unit) unit.hidden = true;
    }
    const table = paper.querySelector("table[data-schedule] tbody");
    if (table) lay(table, rulebook.schedule(rules, answer));
  }

  /** The days of the plan, one a row: the date, what it is for, and the remaining columns empty. */
  function lay(table, days) {
    const [blank] = table.rows;
    while (table.rows.length < days.length) table.append(blank.cloneNode(true));
    days.forEach(({ day, words }, i) => {
      const [date, kind] = table.rows[i].querySelectorAll("input");
      date.value = rulebook.values.inWords(rules, day, null);
      kind.value = words;
    });
  }

  function note(text) {
    paper.querySelector(".paper-notes").append(Object.assign(document.createElement("p"), { textContent: text }));
  }

  if (!paper.dataset.calculator || paper.dataset.calculator !== rules?.calculator.id) return;
  const { facts, whatIf, asOf } = told();
  if (Object.keys(facts).length === 0) return;
  try {
    const answer = rulebook.work(rules, facts, asOf, whatIf);
    fill(answer);
    for (const text of rulebook.report(rules, answer).notes) note(text);
  } catch (error) {
    if (!(error instanceof rulebook.values.Refusal)) throw error;
    note(error.message);
  }
})();
