// A calculator page made live: every input is answered at once, by the rules that stand in the page.
"use strict";

(() => {
  const { carry, loaded, made, the } = rulebook.elements;
  /** @type {HTMLElement | null} */
  const found = document.querySelector(".calculator[data-calculator]");
  if (!found || found.dataset.calculator !== rulebook.rules?.calculator.id) return;
  const root = found;
  const { rules } = rulebook;
  const form = rulebook.form(root, rules);
  const result = rulebook.result(root, rules);
  const summary = rulebook.summary(root, rules, result.say);
  const changes = the(root, "details.changes", HTMLDetailsElement);
  const { say } = rulebook.sentences;
  const { Refusal } = rulebook.typed;
  const { inWords } = rulebook.values;
  const { readDay } = rulebook.calendar;
  const { readTyped } = rulebook.reader;
  const SLICE = 6; // milliseconds of searching between two looks at what the reader does
  const PAUSE = 700; // milliseconds without a key before what is being typed counts as wrong
  /** @type {string[]} */
  let unknown = []; // the names in a link that nothing here asks for, until the next input
  /** @type {{ report: Report, answer: Answer } | null} */
  let shown = null; // the report and the answer that are to be seen, or null
  let remark = () => {}; // tells what takes remarks, once it has come, that there is another case
  let waiting = 0; // the timer of what is still to be done about the last input
  let isOwn = true; // whether the reader has told what is in the form, and not an example
  let kept = ""; // the query that restores what the reader told before something took its place, or ""

  /** Do what answers; if it fails for a reason that there are no words for, the page no longer offers to answer.
      @template {any[]} Given @param {(...given: Given) => void} action @param {Given} given */
  function attempt(action, ...given) {
    try {
      action(...given);
      root.classList.add("live");
    } catch (error) {
      root.classList.remove("live");
      root.dataset.state = "failed";
      throw error;
    }
  }

  function update() {
    clearTimeout(waiting);
    remember();
    shown = null;
    const { facts, whatIf, asOf } = form.read();
    try {
      const day = String(readTyped(rules, form.AS_OF, asOf || rulebook.asOf));
      const answer = rulebook.work(rules, facts, day, whatIf);
      const report = rulebook.report(rules, answer);
      form.complainOf("", "");
      form.show(answer);
      shown = { report, answer };
      result.show(report, answer, { notes: notesOn(day), query: new URL(form.link()).search, left: form.leftOut(answer) });
      summary.show(report, answer, form.link());
      remark();
      waiting = setTimeout(look, 30);
      if (!rulebook.explain && answer.facts.size) explain();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (form.isBeingTyped(error.subject)) waiting = setTimeout(() => attempt(refuse, error), PAUSE);
      else refuse(error);
    }
  }

  /** Have what explains answers come, once; then say why. */
  async function explain() {
    const { why } = root.dataset;
    if (!why) return;
    delete root.dataset.why;
    try {
      await loaded(why);
    } catch (error) {
      the(root, ".noted").append(made("p", "error", result.say("not loaded")));
      throw error;
    }
    if (shown) attempt(update);
  }

  /** @param {InstanceType<typeof rulebook.typed.Refusal>} refusal */
  function refuse({ subject, message }) {
    form.complainOf(subject, message);
    result.refuse(message, linkNotes());
    summary.clear();
    remark();
  }

  /** Whom the case is a matter for, those to be asked about its answer or else the owners of the rules; and the case. */
  function matter() {
    const ask = shown && shown.report.then.ask.length ? shown.report.then.ask : rules.calculator.owners;
    const to = ask.map((id) => rules.roles[id]).join(say(rules, "names"));
    if (shown) return { to, about: summary.text(shown.report, shown.answer, form.link()) };
    return { to, about: summary.refused(form.typed(), String(the(root, "output").textContent), form.link()) };
  }

  /** Keep what was told in the address, for a reload, and in the way to the other language. */
  function remember() {
    const query = new URL(form.link()).search;
    carry(query);
    try {
      history.replaceState(null, "", query || location.pathname);
    } catch {
      // A page opened from a folder may not change its address.
    }
  }

  /** @param {string} day */
  function notesOn(day) {
    if (day === rulebook.asOf) return linkNotes();
    /** @param {string} text */
    const named = (text) => inWords(rules, readDay(text), null);
    return [result.say("other day", { day: named(rulebook.asOf), asked: named(day) }), ...linkNotes()];
  }

  /** What to say of a link that tells what nothing here asks for. */
  function linkNotes() {
    if (!unknown.length) return [];
    const names = unknown.slice(0, 5).map((name) => result.say("quoted", { text: rulebook.typed.shortened(name) }));
    return [result.say("link problem", { names: names.join(say(rules, "names")) })];
  }

  /** Look for what would have changed the answer, where the reader has unfolded it and what looks has come. */
  function look() {
    clearTimeout(waiting);
    if (changes.open && rulebook.search && shown && !shown.report.missing.length) search(rulebook.search(rules, shown.answer), []);
  }

  /** Look for it a few milliseconds at a time.
      @param {ReturnType<typeof rulebook.search>} attempts @param {Nearby[]} near */
  function search(attempts, near) {
    const end = performance.now() + SLICE;
    while (performance.now() < end) {
      const { value, done } = attempts.next();
      if (value) near.push(value);
      if (done) return result.offer(near, take);
    }
    waiting = setTimeout(search, 0, attempts, near);
  }

  /** @param {Nearby} change */
  function take(change) {
    form.set(change.fact, change.typed);
    changed();
    result.lead();
  }

  /** Lead to what is still to be told, unless the reader is there, or else to the answer. */
  function lead() {
    const next = shown?.report.missing.find((name) => rules.calculator.asks.includes(name));
    if (next !== undefined && !form.isAt(next)) form.focus(next);
    else result.lead();
  }

  function changed() {
    unknown = [];
    isOwn = true;
    attempt(update);
  }

  /** Before something else takes its place, keep what the reader told, for the way back. */
  function keep() {
    const { search: told } = new URL(form.link());
    if (isOwn && told) kept = told;
    isOwn = false;
    offerUndo();
  }

  function offerUndo() {
    the(root, ".replaced > span").hidden = !kept;
  }

  /** @param {string} query */
  function restore(query) {
    unknown = form.restore(query);
    attempt(update);
  }

  /** Copy the text; where the browser refuses, show it to be copied by hand.
      @param {string} text @param {string} key @param {HTMLElement} said */
  async function copy(text, key, said = the(root, ".actions .copied")) {
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = result.say(key);
    } catch {
      const field = Object.assign(made("textarea"), { value: text, readOnly: true });
      field.setAttribute("aria-label", result.say("copy by hand"));
      said.replaceChildren(result.say("copy by hand"), field);
      field.select();
    }
  }

  /** @type {Record<string, () => void>} */
  const actions = {
    "copy-answer": () => {
      if (shown) copy(summary.text(shown.report, shown.answer, form.link()), "answer copied");
    },
    copy: () => copy(form.link(), "copied"),
    print: () => window.print(),
    change: () => form.focus(),
    show: () => result.lead(),
    reset: () => {
      keep();
      restore("");
      form.focus();
    },
    undo: () => {
      restore(kept);
      [isOwn, kept] = [true, ""];
      offerUndo();
      form.focus();
    },
  };

  /** Have what a part of the page needs come when the reader first unfolds it; then `begin`.
      @param {HTMLElement} box @param {() => void} begin */
  function onDemand(box, begin) {
    const load = async () => {
      try {
        for (const address of String(box.dataset.needs).split(" ")) await loaded(address);
        begin();
      } catch (error) {
        box.append(made("p", "error", result.say("not loaded")));
        throw error;
      }
    };
    box.addEventListener("toggle", load, { once: true });
  }

  onDemand(changes, look);
  changes.addEventListener("toggle", look);
  onDemand(the(root, "details.remark"), () => {
    remark = rulebook.remark(root, result.say, matter, copy);
  });
  onDemand(the(root, "details.batch"), () => {
    Object.assign(rules.wording, rulebook.many.wording);
    rulebook.batchPage(the(root, "details.batch"), rules, rulebook.many, form, result.say);
  });
  form.listen(changed, lead);
  for (const [name, action] of Object.entries(actions)) the(root, `[data-action=${name}]`).addEventListener("click", action);
  document.addEventListener("click", (event) => {
    const example = event.target instanceof Element && event.target.closest("a.example");
    if (!(example instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    keep();
    restore(new URL(example.href).search);
    result.lead();
  });
  restore(location.search);
  // A link that tells anything leads on, but not within another page, nor where it names a place itself.
  if (root.dataset.state !== "empty" && window === window.top && !location.hash) lead();
})();
