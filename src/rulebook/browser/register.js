// A register made live: only what is chosen of it is shown.
"use strict";

(() => {
  const form = document.querySelector("form.register-filter");
  if (!(form instanceof HTMLFormElement)) return;
  const told = form.querySelector("[role=status]");
  const groups = [...document.querySelectorAll(".register")];
  const chosen = [...form.querySelectorAll("select")];

  /** Whether each choice is among what the entry says of itself.
      @param {Element} entry */
  function isMeant(entry) {
    return chosen.every(({ name, value }) => !value || entry.getAttribute(`data-${name}`)?.split(" ").includes(value));
  }

  function show() {
    let count = 0;
    for (const group of groups) {
      let any = false;
      for (const entry of group.children) {
        const meant = isMeant(entry);
        entry.toggleAttribute("hidden", !meant);
        any = any || meant;
        count += Number(meant);
      }
      for (const part of [group, group.previousElementSibling]) part?.toggleAttribute("hidden", !any);
    }
    if (told) told.textContent = String(form?.getAttribute("data-told")).replace("{count}", String(count));
  }

  const asked = new URLSearchParams(location.search);
  for (const choice of chosen) choice.value = asked.get(choice.name) ?? "";
  for (const choice of chosen) if (choice.selectedIndex < 0) choice.value = "";
  form.addEventListener("change", show);
  form.hidden = false;
  if (chosen.some(({ value }) => value)) show();
})();
