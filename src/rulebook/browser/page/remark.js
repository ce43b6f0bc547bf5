// What a reader has to say about an answer, as a text to copy: nothing of it leaves the page by itself.
"use strict";

/** `say` are the page's own words, `matter` whom the case is a matter for, and the case as text. Returns what is to be
    called when there is another case.
    @param {HTMLElement} root @param {Say} say @param {() => { to: string, about: string }} matter
    @param {(text: string, key: string, place: HTMLElement) => void} copy */
rulebook.remark = (root, say, matter, copy) => {
  const { the } = rulebook.elements;
  const box = the(root, ".remark", HTMLDetailsElement);
  const added = the(box, "textarea", HTMLTextAreaElement);
  const text = the(box, ".remark-text");

  function write() {
    if (!box.open) return;
    const { to, about } = matter();
    const what = the(box, "input:checked", HTMLInputElement).value;
    const own = added.value.trim();
    const head = [say("remark to", { to }), say(what), ...(own ? [say("given", { label: say("remark own"), value: own })] : [])];
    text.textContent = [...head, "", about].join("\n");
  }

  box.addEventListener("input", write);
  box.addEventListener("toggle", write);
  the(box, "[data-action=copy-remark]").addEventListener("click", () => {
    copy(String(text.textContent), "remark copied", the(box, ".copied"));
  });
  write();
  return write;
};
