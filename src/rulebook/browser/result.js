// The result on a calculator page: the answer, why it is so, what would have changed it, and the row that fired.
"use strict";

/** The result, as functions. Every text is put in as text, never as markup. */
rulebook.result = (root, rules) => {
  const { words } = rulebook;
  const output = root.querySelector("output");
  const reasons = root.querySelector(".reasons");
  const changes = root.querySelector(".changes");
  const site = root.dataset.site;
  let announced = "";

  const say = (key, parts = {}) => words[key].replace(/\{([\w ]+)\}/g, (_, name) => parts[name]);
  const engine = (key) => rulebook.values.say(rules, key);

  /** An element with a class, and texts and elements in it. */
  function made(name, kind, ...children) {
    const element = document.createElement(name);
    if (kind) element.className = kind;
    element.append(...children);
    return element;
  }

  function linked(target, ...children) {
    const link = made("a", "", ...children);
    link.href = target;
    return link;
  }

  function section(title, ...children) {
    return made("section", "", made("h2", "", title), ...children);
  }

  /** Say the answer; only what differs from before is put in, so that it is announced once. */
  function tell(kind, sentence, arithmetic = []) {
    const lines = arithmetic.map((line) => made("li", "", line));
    const parts = [made("p", "sentence", sentence), ...(lines.length ? [made("ul", "arithmetic", ...lines)] : [])];
    root.dataset.state = kind;
    const text = [sentence, ...arithmetic].join("\n");
    if (text === announced) return;
    announced = text;
    output.replaceChildren(...parts);
  }

  const clauseLink = (id) => {
    const clause = Object.hasOwn(rules.clauses, id) ? rules.clauses[id] : null;
    return clause ? linked(`${site}/policies/${clause.policy}.html#${id}`, id) : id;
  };

  /** The step in words, its clause with what that says, and the row of the table below. */
  function step({ decision, row, clause, text }, asOf) {
    const source = made("p", "step-source");
    if (clause) {
      source.append(made("span", "step-clause", clauseLink(clause)));
      if (Object.hasOwn(rules.clauses, clause)) source.append(rulebook.explanation.textOf(rules, rules.clauses[clause].text, asOf));
    }
    const target = rowIn(decision, row, asOf);
    const where = row === null ? say("rule") : say("row", { row });
    if (target) source.append(" ", made("span", "step-row", linked(`#${target.id}`, where)));
    return made("li", "", made("p", "step-text", text), source);
  }

  /** The row of a table on this page, if the page shows the version that the answer follows. */
  function rowIn(decision, row, asOf) {
    const found = document.getElementById(`row-${decision}-${row ?? 1}`);
    if (!found) return null;
    const { since } = rulebook.evaluation.current(rules.decisions[decision].versions, asOf);
    return found.closest("[data-since]").dataset.since === (since ?? "") ? found : null;
  }

  /** Mark the rows that the steps fired, or that were still possible where all of them agree. */
  function mark(steps, asOf) {
    for (const row of document.querySelectorAll(".fired")) {
      row.classList.remove("fired");
      row.removeAttribute("aria-current");
      row.querySelector(".applies")?.remove();
    }
    const rows = steps.flatMap((step) => {
      if (!Object.hasOwn(rules.decisions, step.decision)) return [];
      const numbers = step.openRows.length ? step.openRows : [step.row];
      return numbers.map((number) => rowIn(step.decision, number, asOf)).filter(Boolean);
    });
    for (const row of rows) {
      row.classList.add("fired");
      row.setAttribute("aria-current", "true");
      (row.querySelector(".row-number") ?? row).append(made("span", "applies for-readers", ` ${say("applies")}`));
    }
  }

  function question(id, asOf) {
    const link = linked(`${site}/reference/questions.html#${id}`, id);
    if (!Object.hasOwn(rules.questions, id)) return made("li", "", link);
    const { text, interpretation } = rules.questions[id];
    const inWords = (template) => rulebook.explanation.textOf(rules, template, asOf);
    return made("li", "", made("span", "step-clause", link), inWords(text), made("p", "interpretation", inWords(interpretation)));
  }

  /** The days of a schedule as a table. */
  function schedule(days) {
    const { inWords } = rulebook.values;
    const heads = ["day", "weekday", "planned"].map((key) => Object.assign(made("th", "", say(key)), { scope: "col" }));
    const rows = days.map(({ day, kind, words }) => {
      const head = Object.assign(made("th", "", inWords(rules, day, null)), { scope: "row" });
      const weekday = rulebook.values.say(rules, rulebook.numbers.weekday(day));
      const what = kind === "holiday" ? say("holiday", { name: words }) : words;
      return made("tr", `day ${kind}`, head, made("td", "", weekday), made("td", "", what));
    });
    return made("table", "schedule", made("thead", "", made("tr", "", ...heads)), made("tbody", "", ...rows));
  }

  /** Elements with the words that part a list between them. */
  const listed = (elements) => elements.flatMap((element, i) => (i ? [engine("names"), element] : [element]));

  /** What to do after the answer, by whom, with which form, and whom to ask. `query` fills in the forms of this calculator. */
  function nextSteps({ todo, forms, ask }, query) {
    const role = (id) => linked(`${site}/roles/${id}.html`, rules.roles[id]);
    const items = todo.map((entry) => {
      const who = entry.role ? [made("span", "step-role", role(entry.role)), engine("by whom")] : [];
      return made("li", "", ...who, entry.text, " ", made("span", "step-clause", clauseLink(entry.clause)));
    });
    const parts = items.length ? [made("ol", "todo", ...items)] : [];
    if (forms.length) {
      const links = forms.map((id) => {
        const { label, calculator } = rules.forms.find((form) => form.id === id);
        return linked(`${site}/forms/${id}.html${calculator === rules.calculator.id ? query : ""}`, label);
      });
      parts.push(made("p", "forms", engine("forms"), ...listed(links)));
    }
    if (ask.length) parts.push(made("p", "ask", engine("ask"), ...listed(ask.map(role))));
    return parts.length ? [section(engine("then"), ...parts)] : [];
  }

  /** Show a report, with the answer it was made from; `query` is that of the link that restores the inputs. */
  function show(report, answer, notes, query) {
    const asOf = report.as_of;
    const isEmpty = report.missing.length > 0 && Object.keys(report.facts).length === 0;
    if (isEmpty) tell("empty", say("start"));
    else tell(report.missing.length ? "incomplete" : "answered", report.sentence, report.arithmetic);
    const parts = [];
    const said = [...report.notes, ...notes];
    if (said.length) parts.push(made("div", "notes", ...said.map((note) => made("p", "", note))));
    const days = rulebook.schedule(rules, answer);
    if (days.length) parts.push(section(say("schedule"), schedule(days)));
    parts.push(...nextSteps(report.then, query));
    if (report.because.length && !isEmpty) {
      parts.push(section(say("steps"), made("ol", "steps", ...report.because.map((entry) => step(entry, asOf)))));
    }
    if (report.questions.length && !isEmpty) {
      const list = made("ul", "questions", ...report.questions.map((id) => question(id, asOf)));
      parts.push(section(say("rests on"), made("p", "about", say("rests on about")), list));
    }
    reasons.replaceChildren(...parts);
    changes.replaceChildren();
    mark(answer.steps, asOf);
  }

  /** Show why there is no answer. */
  function refuse(sentence, notes) {
    tell("refused", sentence);
    reasons.replaceChildren(...(notes.length ? [made("div", "notes", ...notes.map((note) => made("p", "", note)))] : []));
    changes.replaceChildren();
    mark([], "");
  }

  /** Show what would have changed the answer; `take` is called with the one that is tried. */
  function offer(found, take) {
    const entries = found.map((change) => {
      const button = made("button", "try", say("try"));
      button.type = "button";
      button.addEventListener("click", () => take(change));
      return made("li", "", made("span", "", change.sentence), button);
    });
    changes.replaceChildren(...(entries.length ? [section(say("nearby"), made("ul", "nearby", ...entries))] : []));
  }

  return { offer, refuse, say, show };
};
