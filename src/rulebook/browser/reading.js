// Reading lists made live: what has been read is ticked off, and kept in this browser only.
"use strict";

(() => {
  const KEY = "rulebook.reading";
  const { made, the } = rulebook.elements;
  /** @type {HTMLElement | null} */
  const lists = document.querySelector("[data-reading-words]");
  if (!lists) return;
  const root = lists;
  /** @type {Texts} */
  const words = JSON.parse(String(root.dataset.readingWords));
  /** @type {Say} */
  const say = (key, parts = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => parts[name]);
  let read = stored(); // the digest of what was read, by entry

  /** What this browser keeps; nothing where it keeps none, or what is there is not ours.
      @returns {Map<string, string>} */
  function stored() {
    try {
      return new Map(Object.entries(JSON.parse(localStorage.getItem(KEY) ?? "{}")));
    } catch {
      return new Map();
    }
  }

  /** Change what is kept, which another window may have changed too, and say so if nothing can be kept.
      @param {() => void} change */
  function keep(change) {
    try {
      localStorage.getItem(KEY); // refused before anything that is only here is forgotten
      read = stored();
      change();
      localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(read)));
    } catch {
      change();
      note.textContent = say("reading not kept");
    }
    show();
  }

  /** "no" where it was not read, "yes" where it was as it is now, "changed" where it was otherwise then.
      @param {string} entry @param {string} digest */
  function state(entry, digest) {
    return !read.has(entry) ? "no" : read.get(entry) === digest ? "yes" : "changed";
  }

  /** @type {NodeListOf<HTMLElement>} */
  const listed = root.querySelectorAll("[data-digest]");
  const entries = Array.from(listed, (element) => {
    const { entry, digest } = element.dataset;
    return { element, entry: String(entry), digest: String(digest) };
  });
  /** @type {{ box: HTMLInputElement, entry: string, digest: string }[]} */
  const boxes = []; // each in its entry of the list or below the text that it is about
  const note = made("p", "reading-kept", say("reading kept"));
  const bar = made("progress", "");
  const told = made("span", "reading-told");
  const others = Array.from(document.querySelectorAll("[data-entries]"), (element) => {
    return { element, of: String(element.getAttribute("data-entries")).split(" ").map((entry) => entry.split("=")) };
  });

  /** @param {Element} place @param {typeof entries[0]} entry */
  function addBox(place, { entry, digest, element }) {
    const box = Object.assign(made("input", ""), { type: "checkbox" });
    const label = made("label", "reading-tick");
    label.append(box, ` ${say("tick")}`);
    box.setAttribute("aria-label", say("tick named", { title: the(element, "a").textContent }));
    box.addEventListener("change", () => keep(() => (box.checked ? read.set(entry, digest) : read.delete(entry))));
    boxes.push({ box, entry, digest });
    place.append(label);
  }

  /** @param {string[]} states */
  function inWords(states) {
    /** @param {string} wanted */
    const count = (wanted) => states.filter((found) => found === wanted).length;
    const changed = count("changed");
    const progress = say("reading progress", { read: count("yes"), all: states.length });
    return changed ? `${progress}${say("semicolon")}${say("reading changed", { count: changed })}` : progress;
  }

  function show() {
    for (const { box, entry, digest } of boxes) box.checked = state(entry, digest) === "yes";
    const states = entries.map(({ element, entry, digest }) => {
      const found = state(entry, digest);
      the(element, ".reading-changed").textContent = found === "changed" ? say("changed since") : "";
      return found;
    });
    if (states.length) {
      bar.max = states.length;
      bar.value = states.filter((found) => found === "yes").length;
      told.textContent = inWords(states);
    }
    for (const { element, of } of others) {
      const found = of.map(([entry, digest]) => state(entry, digest));
      element.textContent = found.some((one) => one !== "no") ? inWords(found) : "";
    }
  }

  for (const entry of entries) {
    addBox(the(entry.element, ":first-child"), entry);
    const below = document.querySelector(`.read-here[data-entry="${CSS.escape(entry.entry)}"]`);
    if (below) addBox(below, entry);
  }
  if (entries.length) {
    const head = made("div", "reading-progress");
    const reset = Object.assign(made("button", "", say("reading reset")), { type: "button" });
    reset.addEventListener("click", () => {
      if (window.confirm(say("reading reset sure"))) keep(() => entries.forEach(({ entry }) => read.delete(entry)));
    });
    told.setAttribute("role", "status");
    bar.setAttribute("aria-label", say("reading so far"));
    head.append(bar, told, reset, note);
    the(root, ".reading-sum").after(head);
  } else {
    root.append(note);
  }
  window.addEventListener("storage", ({ key }) => {
    if (key !== KEY && key !== null) return;
    read = stored();
    show();
  });
  show();
  root.classList.add("live");
})();
