// The result on a calculator page: the answer, why it is so, what would have changed it, and the row that fired.
"use strict";

/** The result, as functions. Every text is put in as text, never as markup.
    @param {HTMLElement} root @param {Rules} rules */
rulebook.result = (root, rules) => {
  const { words } = rulebook;
  const { has } = rulebook.names;
  const { linked, made, pressed, saved, the } = rulebook.elements;
  const output = the(root, "output");
  const noted = the(root, ".noted");
  const reasons = the(root, ".reasons");
  const fill = rulebook.folds(root);
  const pinned = the(root, ".pinned");
  const site = root.dataset.site;
  const settled = the(root, ".settled");
  const PAUSE = 700; // milliseconds without another answer before one is read out
  let told = output.textContent;
  let telling = 0; // the timer of what is to be read out

  /** @type {Say} */
  const say = (key, parts = {}) => words[key].replace(/\{([\w ]+)\}/g, (_, name) => parts[name]);
  /** @param {string} key */
  const engine = (key) => rulebook.sentences.say(rules, key);

  /** @param {string} kind @param {string} title @param {(Node | string)[]} children */
  function section(kind, title, ...children) {
    return made("section", kind, made("h2", "", title), ...children);
  }

  /** Say the answer, after what is supposed for it. Those who listen hear it once nothing more is typed, and only where
      it differs.
      @param {string} kind @param {string} sentence @param {string[]} supposed */
  function tell(kind, sentence, supposed = []) {
    root.dataset.state = kind;
    const text = [...supposed, sentence].join("\n");
    if (text === told) return;
    told = text;
    output.replaceChildren(...supposed.map((line) => made("p", "supposition", line)), made("p", "sentence", sentence));
    pinned.replaceChildren(...(supposed.length ? [made("span", "not-policy", say("not policy")), " "] : []), sentence);
    clearTimeout(telling);
    telling = setTimeout(() => {
      if (settled.textContent !== text) settled.textContent = text;
    }, PAUSE);
  }

  /** Lead to the answer, which is read out there and not a second time. */
  function lead() {
    clearTimeout(telling);
    output.focus({ preventScroll: true });
    const { top, bottom } = output.getBoundingClientRect();
    if (top < parseFloat(getComputedStyle(output).scrollMarginTop) || bottom > innerHeight) output.scrollIntoView();
  }

  /** @param {string} id */
  const clauseLink = (id) => {
    const clause = has(rules.clauses, id) ? rules.clauses[id] : null;
    return clause ? linked(`${site}/policies/${clause.policy}.html#${id}`, clause.name) : id;
  };

  /** The step in words, its clause with what that says, and the row of the table below.
      @param {Report["because"][0]} entry @param {string} asOf */
  function step({ decision, row, clause, text }, asOf) {
    const source = made("p", "step-source");
    if (clause) {
      source.append(made("span", "step-clause", clauseLink(clause)));
      if (has(rules.clauses, clause)) source.append(rulebook.explanation.textOf(rules, rules.clauses[clause].text, asOf));
    }
    const target = rowIn(decision, row, asOf);
    const where = row === null ? say("rule") : say("row", { row });
    if (target) source.append(" ", made("span", "step-row", linked(`#${target.id}`, where)));
    return made("li", "", made("p", "step-text", text), source);
  }

  /** The row of a table on this page, if the page shows the version that the answer follows.
      @param {string} decision @param {number | null} row @param {string} asOf */
  function rowIn(decision, row, asOf) {
    const found = document.getElementById(`row-${decision}-${row ?? 1}`);
    if (!found) return null;
    const version = rulebook.evaluation.current(rules.decisions[decision].versions, asOf);
    return found.closest("[data-since]")?.getAttribute("data-since") === (version?.since ?? "") ? found : null;
  }

  /** Mark the rows that the steps fired, or that were still possible where all of them agree.
      @param {TraceStep[]} steps @param {string} asOf */
  function mark(steps, asOf) {
    for (const row of document.querySelectorAll(".fired")) {
      row.classList.remove("fired");
      row.removeAttribute("aria-current");
      row.querySelector(".applies")?.remove();
    }
    const rows = steps.flatMap(({ decision, row, openRows }) => {
      if (!has(rules.decisions, decision)) return [];
      const numbers = openRows.length ? openRows : [row];
      return numbers.flatMap((number) => rowIn(decision, number, asOf) ?? []);
    });
    for (const row of rows) {
      row.classList.add("fired");
      row.setAttribute("aria-current", "true");
      (row.querySelector(".row-number") ?? row).append(made("span", "applies for-readers", ` ${say("applies")}`));
    }
  }

  /** The clauses, each once with what it says; paper has them in place of the steps.
      @param {string[]} clauses @param {string} asOf */
  function cited(clauses, asOf) {
    const items = clauses.map((id) =>
      made("li", "", made("span", "step-clause", rules.clauses[id].name), rulebook.explanation.textOf(rules, rules.clauses[id].text, asOf)),
    );
    return section("cited", say("clauses"), made("ul", "", ...items));
  }

  /** @param {string} id @param {string} asOf */
  function question(id, asOf) {
    const link = linked(`${site}/reference/questions.html#${id}`, id);
    if (!has(rules.questions, id)) return made("li", "", link);
    const { text, interpretation } = rules.questions[id];
    /** @param {Template} template */
    const inWords = (template) => rulebook.explanation.textOf(rules, template, asOf);
    return made("li", "", made("span", "step-clause", link), made("span", "asked", inWords(text)), made("p", "interpretation", inWords(interpretation)));
  }

  /** The days of a schedule: months to look at, the days one by one, and a file for the reader's own calendar.
      @param {Scheduled[]} days @param {Answer} answer */
  function schedule(days, answer) {
    const marks = rulebook.marks(rules, answer);
    const list = made("details", "more", made("summary", "", say("one by one")), listOf(days));
    const name = `${rules.calculator.id}-${days[0].day}.ics`;
    const file = () => saved(name, [rulebook.ics(rules, answer, new Date())], "text/calendar;charset=utf-8");
    const save = pressed(say("calendar file"), "save", file);
    const about = made("span", "about", say("calendar file about"));
    return section("planned", say("schedule"), rulebook.months(rules, say, days, marks), made("p", "file", save, about), list);
  }

  /** The days as a table, one a row.
      @param {Scheduled[]} days */
  function listOf(days) {
    const { inWords } = rulebook.values;
    const heads = ["day", "weekday", "planned"].map((key) => Object.assign(made("th", "", say(key)), { scope: "col" }));
    const rows = days.map(({ day, kind, words: named }) => {
      const head = Object.assign(made("th", "", inWords(rules, day, null)), { scope: "row" });
      const weekday = rulebook.sentences.say(rules, rulebook.calendar.weekday(day));
      const what = kind === "holiday" ? say("holiday", { name: named }) : named;
      return made("tr", `day ${kind}`, head, made("td", "", weekday), made("td", "", what));
    });
    return made("table", "schedule", made("thead", "", made("tr", "", ...heads)), made("tbody", "", ...rows));
  }

  /** Elements with the words that part a list between them.
      @param {(HTMLElement | string)[]} elements */
  const listed = (elements) => elements.flatMap((element, i) => (i ? [engine("names"), element] : [element]));

  /** The link to another calculator, which fills in there what this answer tells; `as-of` and what is known go along.
      @param {NextSteps["onward"][0]} next @param {Texts} known */
  function goOn({ calculator, facts, text }, known) {
    const given = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, rulebook.spelling.typed(value)]));
    const query = rulebook.link.query(given, {}, new URLSearchParams(location.search).get("as-of"), known);
    return linked(`${site}/calculators/${calculator}.html?${query}`, text);
  }

  /** What was told in vain, and what did not have to be told.
      @param {ReturnType<Form["leftOut"]>} left */
  function leftOut({ unused, needless }) {
    /** @param {string} key @param {string[]} names */
    const line = (key, names) =>
      names.length ? [made("p", "about", say(key, { names: names.map((name) => rules.fields[name].label).join(engine("names")) }))] : [];
    const lines = [...line("told in vain", unused), ...line("not asked", needless)];
    return lines.length ? [section("left-out", say("left out"), ...lines)] : [];
  }

  /** What to do after the answer, by whom, with which form, and whom to ask.

      `query` fills in the forms of this calculator; `supposed` names what is supposed, which no way on takes along.
      @param {NextSteps} then @param {string} query @param {string[]} supposed */
  function nextSteps({ todo, forms, ask, onward }, query, supposed) {
    /** @param {string} id */
    const role = (id) => linked(`${site}/roles/${id}.html`, rules.roles[id]);
    const items = todo.map((entry) => {
      const who = entry.role ? [made("span", "step-role", role(entry.role)), engine("by whom")] : [];
      return made("li", "", ...who, entry.text, " ", made("span", "step-clause", clauseLink(entry.clause)));
    });
    const known = rulebook.link.knownIn(rules, query);
    const before = rulebook.link.query({}, {}, null, known);
    /** @type {HTMLElement[]} */
    const parts = onward.length ? [made("p", "onward", ...onward.map((next) => goOn(next, known)))] : [];
    if (onward.length && supposed.length) {
      const names = supposed.map((name) => rules.fields[name].label).join(engine("names"));
      parts.push(made("p", "about", rulebook.sentences.say(rules, "left behind", { names })));
    }
    if (items.length) parts.push(made("ol", "todo", ...items));
    if (forms.length) {
      const named = rules.forms.filter(({ id }) => forms.includes(id));
      const links = named.map(({ id, label, calculator }) =>
        linked(`${site}/forms/${id}.html${calculator === rules.calculator.id ? query : before && `?${before}`}`, label),
      );
      parts.push(made("p", "forms", engine("forms"), ...listed(links)));
    }
    if (ask.length) parts.push(made("p", "ask", engine("ask"), ...listed(ask.map(role))));
    return parts.length ? [section("then", engine("then"), ...parts)] : [];
  }

  /** Show a report, with the answer it was made from; `query` is that of the link that restores the inputs.
      @param {Report} report @param {Answer} answer
      @param {{ notes: string[], query: string, left: ReturnType<Form["leftOut"]> }} about */
  function show(report, answer, { notes, query, left }) {
    const asOf = report.as_of;
    const isEmpty = report.missing.length > 0 && Object.keys(report.facts).length === 0;
    const supposed = rulebook.explanation.supposed(rules, answer);
    if (isEmpty) tell("empty", say("start"));
    else tell(report.missing.length ? "incomplete" : "answered", report.sentence, supposed);
    /** @type {HTMLElement[]} */
    const parts = [];
    note([...answer.notes, ...notes], isEmpty ? [] : why(report.reason));
    const days = rulebook.schedule(rules, answer);
    if (days.length) parts.push(schedule(days, answer));
    parts.push(...nextSteps(report.then, query, Object.keys(report.what_if)));
    if (report.clauses.length && !isEmpty) parts.push(cited(report.clauses, asOf));
    if (!report.missing.length) parts.push(...leftOut(left));
    reasons.replaceChildren(...parts);
    fold(isEmpty ? { ...report, arithmetic: [], because: [], questions: [] } : report);
    mark(answer.steps, asOf);
  }

  /** Fold what an answer was made of, and what it rests on.
      @param {Report} report */
  function fold(report) {
    const { arithmetic, because, questions, as_of: asOf } = report;
    const lines = arithmetic.map((line) => made("li", "", line));
    fill("arithmetic", lines.length ? [made("ul", "arithmetic", ...lines)] : []);
    const steps = because.map((entry) => step(entry, asOf));
    fill("because", steps.length ? [made("ol", "steps", ...steps)] : []);
    const asked = made("ul", "questions", ...questions.map((id) => question(id, asOf)));
    fill("open", questions.length ? [made("p", "about", say("rests on about")), asked] : [], questions.join(engine("names")));
    fill("changes", report.missing.length ? [] : [made("p", "about", say("looking"))]);
  }

  /** The reason in one sentence, with its clauses.
      @param {Report["reason"]} reason */
  function why({ text, clauses }) {
    const source = made("span", "step-clause", ...listed(clauses.map(clauseLink)));
    return text ? [made("p", "why", text, " ", source)] : [];
  }

  /** @param {string[]} notes @param {HTMLElement[]} [reason] */
  function note(notes, reason = []) {
    const said = notes.length ? [made("div", "notes", ...notes.map((text) => made("p", "", text)))] : [];
    noted.replaceChildren(...reason, ...said);
  }

  /** Show why there is no answer.
      @param {string} sentence @param {string[]} notes */
  function refuse(sentence, notes) {
    tell("refused", sentence);
    note(notes);
    reasons.replaceChildren();
    for (const name of ["arithmetic", "because", "changes", "open"]) fill(name, []);
    mark([], "");
  }

  /** Show what would have changed the answer; `take` is called with the one that is tried.
      @param {Nearby[]} found @param {(change: Nearby) => void} take */
  function offer(found, take) {
    const entries = found.map((change) =>
      made("li", "", made("span", "", change.sentence), pressed(say("try"), "try", () => take(change))),
    );
    fill("changes", [entries.length ? made("ul", "nearby", ...entries) : made("p", "about", say("nothing nearby"))]);
  }

  // On a phone, the keyboard covers the foot of the window, which does not move by itself.
  window.visualViewport?.addEventListener("resize", ({ target }) => {
    if (target instanceof VisualViewport && target.scale === 1) {
      root.style.setProperty("--keyboard", `${Math.max(0, innerHeight - target.height - target.offsetTop)}px`);
    }
  });
  new IntersectionObserver(([entry]) => root.classList.toggle("away", !entry.isIntersecting), {
    rootMargin: "-56px 0px",
  }).observe(output);

  return { lead, offer, refuse, say, show };
};
