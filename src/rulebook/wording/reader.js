// The one reader of what people write for a field, wherever they write it: form, link, table. Twin of reader.py.
"use strict";

rulebook.reader = (() => {
  const { has } = rulebook.names;
  const { weekdayNames: WEEKDAY_NAMES, yesOrNo: YES_OR_NO } = rulebook.constants;
  const { readDay, weekday } = rulebook.calendar;
  const { folded, isInvisible, plain, strange, trimmed } = rulebook.characters;
  const { multiply, ratio } = rulebook.numbers;
  const { say } = rulebook.sentences;
  const { digits } = rulebook.spelling;
  const { Refusal, readValue, shortened } = rulebook.typed;
  const AS_OF = "as-of"; // the day to answer for, which is told like a fact
  const FACT = "f."; // stands before the name of a fact in a link, where others add names of their own, such as from
  const SUPPOSED = "what-if."; // stands before the name of a parameter that is supposed, in a link or a heading

  const WHOLE = "[0-9]{1,30}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,9}";
  const NUMBER = new RegExp(`^([+-]?)(¥?) ?(?:(${WHOLE})(?:\\.([0-9]{0,30}))?|\\.([0-9]{1,30}))(?![0-9.,])(.*)$`);
  const DURATION =
    /^([+-]?)([0-9]{1,27}) ?(?:个?小时|hours?|hrs?|h)(?: ?([0-5]?[0-9](?:\.[0-9]{1,30})?) ?(?:分钟?|minutes?|mins?))?$/;
  const TIME = "([0-9]{1,2}:[0-9]{2})(?::([0-9]{2}))?";
  const NAMES = Object.keys(WEEKDAY_NAMES).join("|");
  const DATE =
    "([0-9]{4})(?:-([0-9]{1,2})-([0-9]{1,2})|/([0-9]{1,2})/([0-9]{1,2})|\\.([0-9]{1,2})\\.([0-9]{1,2})" +
    "| *年 *([0-9]{1,2}) *月 *([0-9]{1,2}) *([日号]))" +
    `(?: *(?:\\((${NAMES})\\)|(${NAMES})))?`;
  const DAY_AND_TIME = new RegExp(`^${DATE}(?:(T| *)${TIME})?$`);
  const TIME_ALONE = new RegExp(`^${TIME}$`);
  /** @param {string | undefined} seconds */
  const isWhole = (seconds) => seconds === undefined || seconds === "00";

  /** The value of the named field that the text means. Raises `Refusal`.
      @param {Rules} rules @param {string} name @param {string} text */
  function readTyped(rules, name, text) {
    const field = rules.fields[name];
    const said = plain(text);
    const given = trimmed(text);
    /** @param {string} key @param {Texts} [more] */
    const refused = (key, more) =>
      new Refusal(name, say(rules, key, { name, label: field.label, given: shortened(given), ...more }));
    const place = strange(said, field.known ?? "");
    if (place >= 0) {
      const characters = Array.from(said);
      const character = characters[place];
      const code = `U+${Number(character.codePointAt(0)).toString(16).toUpperCase().padStart(4, "0")}`;
      if (!isInvisible(character)) throw refused("look-alike", { character, code });
      throw refused("invisible", { before: characters.slice(0, place).slice(-10).join(""), code });
    }
    const understood = meant(rules, field, said, refused);
    if (understood === null && ["choice", "yes-no"].includes(field.kind)) {
      const labels = field.kind === "choice" ? Object.values(field.choices) : ["yes", "no"].map((each) => say(rules, each));
      throw refused("not a choice", { allowed: labels.join(say(rules, "list")) });
    }
    return readValue(rules, name, understood ?? said, given);
  }

  /** What rules would write for what was said; null where that cannot be told.
      @param {Rules} rules @param {Field} field @param {string} said @param {(key: string, more?: Texts) => Error} refused */
  function meant(rules, field, said, refused) {
    switch (field.kind) {
      case "number":
        return number(said, field.units ?? []) ?? (field.measure === "minute" ? minutes(said) : null);
      case "time":
        return time(TIME_ALONE.exec(said), refused);
      case "choice":
        if (has(field.choices, said)) return said;
        return field.spelt && has(field.spelt, folded(said)) ? field.spelt[folded(said)] : null;
      case "yes-no":
        return has(YES_OR_NO, folded(said)) ? YES_OR_NO[folded(said)] : null;
      default:
        return moment(rules, said, field.kind, refused);
    }
  }

  /** The percentage, in digits, that a number without % makes where it is a fraction: 98 for 0.98. Null where the field
      is no percentage, or the text no bare number.
      @param {Rules} rules @param {string} name @param {string} text */
  function ofFraction(rules, name, text) {
    const field = rules.fields[name];
    const said = plain(text);
    const isBare = field.kind === "number" && field.measure === "percent" && !said.includes("%");
    const found = isBare ? number(said, []) : null;
    return found === null ? null : digits(multiply(ratio(found), ratio("100")));
  }

  /** The value of the text, where what it means is known. Raises `Refusal`.
      @param {Rules} rules @param {string} name @param {string} meaning @param {string} text */
  const taken = (rules, name, meaning, text) => readValue(rules, name, meaning, trimmed(text));

  /** @param {string} unit */
  const bare = (unit) => plain(unit).toLowerCase().replace(/ /g, "");

  /** @param {string} said @param {string[]} units */
  function number(said, units) {
    const found = NUMBER.exec(said);
    if (!found) return null;
    const [, sign, currency, whole = "", decimals, lone, unit] = found;
    if ((currency && !units.includes(currency)) || (unit && !units.includes(bare(unit)))) return null;
    const rest = (decimals || lone || "").replace(/0+$/, "");
    return sign.replace("+", "") + (whole.replace(/,/g, "") || "0") + (rest && `.${rest}`);
  }

  /** The minutes, in digits, of a duration: 70 of "1 h 10 min".
      @param {string} said */
  function minutes(said) {
    const found = DURATION.exec(said.toLowerCase());
    if (!found) return null;
    const [, sign, hours, rest = "0"] = found;
    const [whole, decimals] = rest.split(".");
    const total = BigInt(hours) * 60n + BigInt(whole);
    return `${sign.replace("+", "")}${total}${decimals === undefined ? "" : `.${decimals}`}`;
  }

  /** @param {Rules} rules @param {string} said @param {string} kind @param {(key: string, more?: Texts) => Error} refused */
  function moment(rules, said, kind, refused) {
    const found = DAY_AND_TIME.exec(said);
    if (!found) return null;
    const [month, date] = found.slice(2, 10).filter((part) => part !== undefined);
    const day = `${found[1]}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
    const [sun, enclosed, alone, between, clock, second] = found.slice(10);
    const name = enclosed ?? alone;
    const there = name === undefined ? null : readDay(day);
    if (there && WEEKDAY_NAMES[name] !== weekday(there)) throw refused("other weekday", { weekday: say(rules, weekday(there)) });
    if (clock === undefined) return day;
    if (!between && sun === undefined && name === undefined) return null; // 2026-3-114:30
    if (kind === "date") return ["0:00", "00:00"].includes(clock) && isWhole(second) ? day : null;
    return `${day} ${time([clock, clock, second], refused)}`;
  }

  /** @param {(string | undefined)[] | null} found @param {(key: string) => Error} refused */
  function time(found, refused) {
    if (found && !isWhole(found[2])) throw refused("seconds");
    return (found && found[1]) || null;
  }

  /** Whether the text can be read as the field's.
      @param {Rules} rules @param {string} name @param {string} text */
  function isRead(rules, name, text) {
    try {
      readTyped(rules, name, text);
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return false;
    }
  }

  return { AS_OF, FACT, SUPPOSED, isRead, ofFraction, readTyped, taken };
})();
