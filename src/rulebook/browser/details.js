// The switch that shows what owners need, kept in this browser only; and what a link leads to is never left folded.
"use strict";

(() => {
  const KEY = "rulebook.details";
  const box = document.querySelector("[data-details]"); // none on a page that only folds

  /** Whether this browser keeps that details are shown; it may keep nothing, or deny it. */
  function kept() {
    try {
      return localStorage.getItem(KEY) === "shown";
    } catch {
      return false;
    }
  }

  /** @param {boolean} shown */
  function keep(shown) {
    try {
      if (shown) localStorage.setItem(KEY, "shown");
      else localStorage.removeItem(KEY);
    } catch {
      // it holds for this page then
    }
  }

  function unfold() {
    const target = document.querySelector(":target");
    let wasFolded = false;
    for (let around = target; around; around = around.parentElement) {
      if (around instanceof HTMLDetailsElement && !around.open) wasFolded = around.open = true;
    }
    if (wasFolded) target?.scrollIntoView();
  }

  if (box instanceof HTMLInputElement) {
    box.checked = kept();
    box.addEventListener("change", () => keep(box.checked));
  }
  window.addEventListener("hashchange", unfold);
  unfold();
})();
