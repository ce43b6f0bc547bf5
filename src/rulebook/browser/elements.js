// Elements of the page, made of texts and other elements: a text is put in as text, never as markup.
"use strict";

rulebook.elements = (() => {
  /** An element with a class, and texts and elements in it. */
  function made(name, kind, ...children) {
    const element = document.createElement(name);
    if (kind) element.className = kind;
    element.append(...children);
    return element;
  }

  function linked(target, ...children) {
    const link = made("a", "", ...children);
    link.href = target;
    return link;
  }

  function pressed(text, kind, action) {
    const button = made("button", kind, text);
    button.type = "button";
    button.addEventListener("click", action);
    return button;
  }

  return { linked, made, pressed };
})();
