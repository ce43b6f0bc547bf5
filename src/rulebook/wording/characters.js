// Characters: what in a text cannot be seen, and what is taken for another character. Twin of characters.py.
"use strict";

rulebook.characters = (() => {
  const SPACES = "\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
  // What takes no room, or looks like a space and is none: controls, marks of direction, joiners, fillers.
  const UNSEEN =
    "\\0-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\\xad\\u061c\\u115f\\u1160\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f" +
    "\\u2800\\u3164\\ufeff\\uffa0\\ufff0-\\ufffb\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e007f}\\p{Variation_Selector}\\u034f\\u17b4\\u17b5";
  const SPACE = new RegExp(`[${SPACES}]`, "gu");
  const INVISIBLE = new RegExp(`^[${UNSEEN}]`, "u");
  const BEFORE = new RegExp(`^[${SPACES}${UNSEEN}]+`, "u");
  const UNTRIMMED = new RegExp(`[${SPACES}${UNSEEN}]`, "u");

  /** The text without spaces and what cannot be seen at its ends.
      @param {string} text */
  function trimmed(text) {
    const rest = text.replace(BEFORE, "");
    let end = rest.length;
    // From the back, a character at a time: an expression anchored there would look at every run of spaces within.
    while (end) {
      const start = end - (/[\udc00-\udfff]/.test(rest[end - 1]) && end > 1 && /[\ud800-\udbff]/.test(rest[end - 2]) ? 2 : 1);
      if (!UNTRIMMED.test(rest.slice(start, end))) break;
      end = start;
    }
    return rest.slice(0, end);
  }

  /** Whether the text holds nothing that can be seen.
      @param {string} text */
  const isBlank = (text) => trimmed(text) === "";

  /** @param {string} character */
  const shifted = (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0);

  /** The text with its full-width forms as a keyboard types them, every space a plain one, and ends trimmed.
      @param {string} text */
  const plain = (text) =>
    trimmed(text).replace(SPACE, " ").replace(/[\uff01-\uff5e]/g, shifted).replace(/\uffe5/g, "¥").replace(/\u2212/g, "-");

  /** Whether the character cannot be seen; a space can.
      @param {string} character */
  const isInvisible = (character) => INVISIBLE.test(character);

  /** Where, counted in characters, the first of a plain text stands that cannot be seen, or is a form of another;
      `known` are none. -1 where there is none.
      @param {string} text @param {string} known */
  const strange = (text, known) =>
    Array.from(text).findIndex(
      (character) => (character.normalize("NFKC") !== character || isInvisible(character)) && !known.includes(character),
    );

  /** The letters and digits alone, whatever their width and case.
      @param {string} text */
  function folded(text) {
    const alike = plain(text).toLowerCase().normalize("NFC");
    return alike.replace(/[^\p{L}\p{N}]/gu, "") || alike;
  }

  return { folded, isBlank, isInvisible, plain, strange, trimmed };
})();
