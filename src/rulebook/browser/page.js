// A calculator page made live: every input is answered at once, by the rules that stand in the page.
"use strict";

(() => {
  const root = document.querySelector(".calculator[data-calculator]");
  if (!root || root.dataset.calculator !== rulebook.rules?.calculator.id) return;
  const { rules } = rulebook;
  const form = rulebook.form(root, rules);
  const result = rulebook.result(root, rules);
  const { Refusal, inWords, say } = rulebook.values;
  const { readDay } = rulebook.numbers;
  const SLICE = 6; // milliseconds of searching between two looks at what the reader does
  let strange = []; // what a link held that no control can hold, until the next input
  let searching = 0;

  /** The day to answer for. Raises `Refusal`. */
  function dayOf(text) {
    const day = readDay(text);
    if (day && day.year >= 1900n && day.year <= 2199n) return String(day);
    const parts = { name: form.AS_OF, label: result.say("as of"), given: rulebook.values.shortened(text) };
    throw new Refusal(form.AS_OF, say(rules, "not a date", parts));
  }

  /** Refuse what a link held for a fact and its control could not. */
  function checkStrange() {
    for (const [name, text] of strange) rulebook.values.readValue(rules, name.replace(/^what-if\./, ""), text);
  }

  function update() {
    clearTimeout(searching);
    remember();
    const { facts, whatIf, asOf } = form.read();
    try {
      const day = dayOf(asOf || rulebook.asOf);
      checkStrange();
      const answer = rulebook.work(rules, facts, day, whatIf);
      const report = rulebook.report(rules, answer);
      form.complainOf("", "");
      form.show(answer);
      result.show(report, answer, notesOn(day), new URL(form.link()).search);
      searching = setTimeout(search, 30, rulebook.search(rules, answer), []);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      form.complainOf(error.subject, error.message);
      result.refuse(error.message, []);
    }
  }

  /** Keep what was told in the address, for a reload, and in the way to the other language. */
  function remember() {
    const { search } = new URL(form.link());
    const language = document.querySelector(".handbook-language");
    if (language) language.search = search;
    try {
      history.replaceState(null, "", search || location.pathname);
    } catch {
      // A page opened from a folder may not change its address.
    }
  }

  function notesOn(day) {
    if (day === rulebook.asOf) return [];
    const shown = (text) => inWords(rules, readDay(text), null);
    return [result.say("other day", { day: shown(rulebook.asOf), asked: shown(day) })];
  }

  /** Look for what would have changed the answer, a few milliseconds at a time. */
  function search(attempts, found) {
    const end = performance.now() + SLICE;
    while (performance.now() < end) {
      const { value, done } = attempts.next();
      if (value) found.push(value);
      if (done) return result.offer(found, take);
    }
    searching = setTimeout(search, 0, attempts, found);
  }

  function take(change) {
    form.set(change.fact, change.typed);
    changed();
    root.querySelector("output").scrollIntoView({ block: "center" });
  }

  function changed() {
    strange = [];
    update();
  }

  function restore(query) {
    strange = form.restore(query).filter(([name]) => name !== form.AS_OF);
    update();
  }

  async function copy() {
    const link = form.link();
    const said = root.querySelector(".copied");
    try {
      await navigator.clipboard.writeText(link);
      said.textContent = result.say("copied");
    } catch {
      const field = Object.assign(document.createElement("input"), { value: link, readOnly: true });
      field.setAttribute("aria-label", result.say("copy by hand"));
      said.replaceChildren(result.say("copy by hand"), field);
      field.select();
    }
  }

  const actions = {
    copy,
    print: () => window.print(),
    reset: () => {
      strange = [];
      form.clear();
      update();
      form.form.querySelector("input, select").focus();
    },
  };

  form.form.addEventListener("input", changed);
  form.form.addEventListener("submit", (event) => event.preventDefault());
  for (const button of root.querySelectorAll("[data-action]")) button.addEventListener("click", actions[button.dataset.action]);
  document.addEventListener("click", (event) => {
    const example = event.target.closest?.("a.example");
    if (!example || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    restore(new URL(example.href).search);
    root.scrollIntoView({ block: "start" });
  });
  root.classList.add("live");
  restore(location.search);
})();
