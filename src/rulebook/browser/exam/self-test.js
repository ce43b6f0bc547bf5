// The self-test: ten items, one after another; what was wrong is asked again first. It is kept in this browser only.
"use strict";

(() => {
  /** @type {HTMLElement | null} */
  const found = document.querySelector(".self-test[data-bank]");
  if (!found) return;
  const root = found;
  const { linked, made, pressed, the } = rulebook.elements;
  const { LETTERS, about, anySeed, forRole, load, reason, say, stem } = rulebook.items;
  const TEN = 10;
  const KEY = "rulebook.self-test";
  const base = String(root.dataset.base);
  const form = the(root, "form", HTMLFormElement);
  const roles = the(form, "[name=role]", HTMLSelectElement);
  const place = the(root, ".test");
  const right = new Set(); // answered right since the page was opened, and not asked again
  const wrong = new Set(stored());

  /** The ids of what was wrong before, where the browser keeps anything and nobody has changed it.
      @returns {string[]} */
  function stored() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
      return Array.isArray(kept) ? kept.filter((id) => typeof id === "string") : [];
    } catch {
      return [];
    }
  }

  function store() {
    try {
      localStorage.setItem(KEY, JSON.stringify([...wrong]));
    } catch {
      // Nothing is kept then; the test itself goes on.
    }
  }

  /** The next ten: what was wrong, then what has not been asked, then anything. */
  function begin() {
    const all = forRole(roles.value);
    const again = rulebook.draw(all.filter(({ id }) => wrong.has(id)), TEN, anySeed());
    const fresh = all.filter(({ id }) => !wrong.has(id) && !right.has(id));
    const drawn = [...again, ...rulebook.draw(fresh, TEN - again.length, anySeed())];
    if (!drawn.length) {
      const words = all.length ? say("all right", { count: all.length }) : say("no items here", { label: roles.selectedOptions[0].text });
      const end = made("p", "", words);
      end.tabIndex = -1;
      place.replaceChildren(end);
      end.focus();
      right.clear();
      return;
    }
    ask({ drawn, again: again.length, asked: 0, score: 0, missed: [] });
  }

  /** @param {Round} round */
  function ask(round) {
    const { item, order } = round.drawn[round.asked];
    const parts = { number: round.asked + 1, count: round.drawn.length };
    const heading = made("h2", "", say(round.asked < round.again ? "item again" : "item number", parts));
    heading.tabIndex = -1;
    const legend = made("legend", "", ...stem(item));
    const options = order.map((index, i) => option(item, index, i));
    const said = made("div", "verdict");
    said.setAttribute("role", "status");
    const check = made("button", "main", say("check"));
    const asked = made("form", "item", made("fieldset", "", legend, ...options), made("p", "actions", check), said);
    asked.noValidate = true;
    asked.addEventListener("submit", (event) => {
      event.preventDefault();
      const chosen = asked.querySelector("input:checked");
      if (!(chosen instanceof HTMLInputElement)) said.replaceChildren(made("p", "", say("choose one")));
      else judge(round, asked, Number(chosen.value), said);
    });
    place.replaceChildren(heading, asked);
    heading.focus();
  }

  /** @param {Item} item @param {number} index @param {number} i */
  function option(item, index, i) {
    const input = Object.assign(made("input"), { type: "radio", name: "option", value: String(index) });
    return made("label", "option", input, made("span", "", `${LETTERS[i]}. ${item.options[index]}`));
  }

  /** @param {Round} round @param {HTMLFormElement} asked @param {number} chosen @param {HTMLElement} said */
  function judge(round, asked, chosen, said) {
    const { item, order } = round.drawn[round.asked];
    const good = chosen === 0;
    (good ? right : wrong).add(item.id);
    (good ? wrong : right).delete(item.id);
    store();
    if (good) round.score += 1;
    else round.missed.push(item);
    for (const label of asked.querySelectorAll(".option")) {
      const input = the(label, "input", HTMLInputElement);
      input.disabled = true;
      if (Number(input.value) === 0) label.classList.add("is-right");
      else if (input.checked) label.classList.add("is-wrong");
    }
    const letter = LETTERS[order.indexOf(0)];
    const verdict = made("p", good ? "good" : "bad", say(good ? "right" : "wrong", { letter, answer: item.options[0] }));
    const why = made("details", "why", made("summary", "", say("why")), ...reason(item, base));
    why.open = !good;
    said.replaceChildren(verdict, why);
    const last = round.asked + 1 === round.drawn.length;
    const next = pressed(say(last ? "result" : "next"), "main", () => {
      round.asked += 1;
      if (last) finish(round);
      else ask(round);
    });
    const actions = the(asked, ".actions");
    actions.replaceChildren(next);
    asked.append(actions);
    next.focus();
  }

  /** @param {Round} round */
  function finish({ score, drawn, missed }) {
    const heading = made("h2", "", say("score line", { right: score, count: drawn.length }));
    heading.tabIndex = -1;
    const repeat = missed.map((item) => {
      const [clause] = item.clauses;
      const target = `${base}policies/${rulebook.bank.clauses[clause].policy}.html#${clause}`;
      const given = item.given.map(([label, value]) => label + say("colon") + value).join(say("semicolon"));
      const [answer] = item.options;
      const text = item.text.includes(say("blank")) ? item.text.split(say("blank")).join(answer) : `${item.text} ${answer}`;
      return made("li", "", linked(target, about(item)), made("span", "answer", given), made("span", "answer", text));
    });
    const after = repeat.length ? [made("p", "", say("to repeat")), made("ul", "repeat", ...repeat)] : [made("p", "", say("nothing to repeat"))];
    place.replaceChildren(heading, ...after, made("p", "actions", pressed(say("another ten"), "main", begin)));
    heading.focus();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    load(root, place, begin);
  });
  root.classList.add("live");
})();
