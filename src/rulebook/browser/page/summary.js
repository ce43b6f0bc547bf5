// The answer on one sheet: what was told, what it rests on and where to find it again, for paper and as text.
"use strict";

/** `say` are the page's own words.
    @param {HTMLElement} root @param {Rules} rules @param {Say} say */
rulebook.summary = (root, rules, say) => {
  const { linked, made, the } = rulebook.elements;
  const { fieldOf, inWords } = rulebook.values;
  const told = the(root, ".case");
  const foot = the(root, ".foot");
  const title = String(the(document, "h1").firstChild?.textContent).trim();

  /** @param {Answer} answer */
  const factsOf = ({ facts }) =>
    [...facts].map(([name, value]) => [rules.fields[name].label, inWords(rules, value, fieldOf(rules, name))]);

  /** @param {string} asOf */
  function versionOf(asOf) {
    return say("foot", { day: inWords(rules, rulebook.calendar.readDay(asOf), null), version: rules.version });
  }

  /** @param {Report} report @param {Answer} answer @param {string} link */
  function show(report, answer, link) {
    told.replaceChildren(
      ...factsOf(answer).flatMap(([label, value]) => [made("dt", "", label), made("dd", "", value)]),
    );
    foot.replaceChildren(versionOf(report.as_of), made("span", "restore", say("again"), " ", linked(link, decodeURI(link))));
  }

  function clear() {
    told.replaceChildren();
    foot.replaceChildren(versionOf(rulebook.asOf));
  }

  /** The answer as text, with the days off of its schedule and the link that restores it.
      @param {Report} report @param {Answer} answer @param {string} link */
  function text(report, answer, link) {
    /** @param {Scheduled} scheduled */
    const day = (scheduled) => {
      const parts = { day: inWords(rules, scheduled.day, null), what: scheduled.words };
      return rulebook.sentences.say(rules, "off", { ...parts, weekday: rulebook.sentences.say(rules, rulebook.calendar.weekday(scheduled.day)) });
    };
    const own = rules.calculator.schedule?.kind;
    const off = rulebook.schedule(rules, answer).filter(({ kind }) => kind !== own);
    /** @param {string} id */
    const question = (id) => `${id} ${rulebook.explanation.textOf(rules, rules.questions[id].interpretation, report.as_of)}`;
    const parts = [
      [title, ...factsOf(answer).map(([label, value]) => say("given", { label, value }))],
      [report.sentence, report.reason.text, ...report.arithmetic].filter(Boolean),
      report.notes,
      off.map(day),
      report.because.map(({ text: step, clause }, i) => `${i + 1}. ${step}${clause ? ` ${clause}` : ""}`),
      report.questions.map(question),
      [versionOf(report.as_of), link],
    ];
    return parts.filter((lines) => lines.length).map((lines) => lines.join("\n")).join("\n\n");
  }

  /** What was told in vain, as text: as it was typed, why there is no answer, and the link that restores it.
      @param {(readonly [string, string])[]} typed @param {string} sentence @param {string} link */
  function refused(typed, sentence, link) {
    const given = typed.map(([label, value]) => say("given", { label, value }));
    return [[title, ...given], [sentence], [versionOf(rulebook.asOf), link]].map((lines) => lines.join("\n")).join("\n\n");
  }

  return { clear, refused, show, text };
};
