// Names: whether an object holds one itself, as Python's dictionaries do; "constructor" and its like are no exception.
"use strict";

rulebook.names = (() => {
  /** @param {object} object @param {PropertyKey} name */
  const has = (object, name) => Object.prototype.hasOwnProperty.call(object, name);

  return { has };
})();
