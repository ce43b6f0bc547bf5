// What stands folded below an answer: how it was worked out, step by step, what would change it, what it rests on.
"use strict";

/** The folds of a calculator page, each to be filled by its name. Which of them the reader has opened is kept in this
    browser, where it keeps anything.
    @param {HTMLElement} root */
rulebook.folds = (root) => {
  const { the } = rulebook.elements;
  const KEY = "rulebook.folds";

  /** The names of those that were opened.
      @returns {string[]} */
  function opened() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
      return Array.isArray(kept) ? kept : [];
    } catch {
      return [];
    }
  }

  /** @param {string} name @param {boolean} isOpen */
  function keep(name, isOpen) {
    const others = opened().filter((other) => other !== name);
    try {
      localStorage.setItem(KEY, JSON.stringify(isOpen ? [...others, name] : others));
    } catch {
      // Nothing is kept then; the fold itself opens and closes.
    }
  }

  /** @type {NodeListOf<HTMLDetailsElement>} */
  const all = root.querySelectorAll("[data-fold]");
  for (const fold of all) {
    const name = String(fold.dataset.fold);
    fold.open = opened().includes(name);
    // Only what the reader does is kept: printing and searching in the page open folds, too.
    the(fold, "summary").addEventListener("click", () => keep(name, !fold.open));
  }

  /** Put what there is into the fold of that name, which shows only where there is anything; `told` ends its title.
      @param {string} name @param {HTMLElement[]} parts @param {string} told */
  return (name, parts, told = "") => {
    const fold = the(root, `[data-fold=${name}]`);
    fold.hidden = parts.length === 0;
    the(fold, ".fold-told").textContent = told && ` · ${told}`;
    the(fold, "div").replaceChildren(...parts);
  };
};
