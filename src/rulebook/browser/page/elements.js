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

  /** Hand the parts of a text over as a file to keep. */
  function saved(name, parts, type) {
    const link = linked(URL.createObjectURL(new Blob(parts, { type })));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  /** Fetch a script or style sheet of the site; scripts run one after another. */
  function loaded(address) {
    return new Promise((resume, fail) => {
      const own = address.endsWith(".css") ? [made("link", ""), { rel: "stylesheet", href: address }] : [made("script", ""), { src: address }];
      document.head.append(Object.assign(...own, { onload: resume, onerror: fail }));
    });
  }

  return { linked, loaded, made, pressed, saved };
})();
