// Elements of the page, found or made of texts and other elements: a text is put in as text, never as markup.
"use strict";

rulebook.elements = (() => {
  /** The one element that must be there, without which a script has nothing to work on.
      @type {The} */
  const the = (/** @type {ParentNode} */ place, /** @type {string} */ selector, /** @type {any} */ kind = HTMLElement) => {
    /** @type {any} */
    const found = place.querySelector(selector);
    if (found instanceof kind) return found;
    throw new Error(`the page has no ${kind.name} at ${selector}`);
  };

  /** An element with a class, and texts and elements in it.
      @template {keyof HTMLElementTagNameMap} Name
      @param {Name} name @param {string} [kind] @param {(Node | string)[]} children */
  function made(name, kind = "", ...children) {
    const element = document.createElement(name);
    if (kind) element.className = kind;
    element.append(...children);
    return element;
  }

  /** @param {string} target @param {(Node | string)[]} children */
  function linked(target, ...children) {
    const link = made("a", "", ...children);
    link.href = target;
    return link;
  }

  /** @param {string} text @param {string} kind @param {() => void} action */
  function pressed(text, kind, action) {
    const button = made("button", kind, text);
    button.type = "button";
    button.addEventListener("click", action);
    return button;
  }

  /** Hand the parts of a text over as a file to keep.
      @param {string} name @param {string[]} parts @param {string} type */
  function saved(name, parts, type) {
    const link = linked(URL.createObjectURL(new Blob(parts, { type })));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  /** Fetch a script or style sheet of the site; scripts run one after another.
      @param {string} address */
  function loaded(address) {
    return new Promise((resume, fail) => {
      const isSheet = address.endsWith(".css");
      const own = isSheet ? Object.assign(made("link"), { rel: "stylesheet", href: address }) : Object.assign(made("script"), { src: address });
      document.head.append(Object.assign(own, { onload: resume, onerror: fail }));
    });
  }

  /** Have the way to the other language take along what was told, as the query of a link.
      @param {string} query */
  function carry(query) {
    const language = document.querySelector(".handbook-language");
    if (language instanceof HTMLAnchorElement) language.search = query;
  }

  return { carry, linked, loaded, made, pressed, saved, the };
})();
