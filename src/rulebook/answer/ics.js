// The schedule of an answer as an iCalendar file (RFC 5545). Twin of ics.py.
"use strict";

/** The calendar file made at that moment; empty where the answer has no schedule.
    @param {Rules} rules @param {Answer} answer @param {Date} made */
rulebook.ics = (rules, answer, made) => {
  const { dayOf, readDay } = rulebook.calendar;
  const { typed } = rulebook.spelling;
  const { say } = rulebook.sentences;
  const { inWords } = rulebook.values;
  const { notes: notesOn, textOf } = rulebook.explanation;
  const ZONE = "Asia/Shanghai";
  const TIMEZONE = [
    "BEGIN:VTIMEZONE", `TZID:${ZONE}`, "BEGIN:STANDARD", "DTSTART:19920101T000000", "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0800", "TZNAME:CST", "END:STANDARD", "END:VTIMEZONE",
  ];
  const FIRST = Date.UTC(2020, 0, 1); // from here on the seconds are counted that make a SEQUENCE, which may have 31 bits
  const MOST_OCTETS = 75;

  /** @param {string} text */
  const escaped = (text) => text.replace(/[\\;,]/g, (character) => `\\${character}`).replace(/\n/g, "\\n");
  /** @param {Day | string} day */
  const compact = (day) => String(day).replace(/-/g, "");

  /** A text as 16 hexadecimal digits: Fowler, Noll and Vo's hash (FNV-1a, 64 bits).
      @param {string} text */
  function digest(text) {
    let number = 0xcbf29ce484222325n;
    for (const octet of new TextEncoder().encode(text)) {
      number = BigInt.asUintN(64, (number ^ BigInt(octet)) * 0x100000001b3n);
    }
    return number.toString(16).padStart(16, "0");
  }

  /** The line in pieces of at most 75 octets, no character cut in two; each further piece begins with a space.
      @param {string} line */
  function folded(line) {
    const encoder = new TextEncoder();
    const pieces = [""];
    let room = MOST_OCTETS;
    for (const character of line) {
      const octets = encoder.encode(character).length;
      if (octets > room) {
        pieces.push("");
        room = MOST_OCTETS - 1;
      }
      pieces[pieces.length - 1] += character;
      room -= octets;
    }
    return pieces.join("\r\n ");
  }

  /** @param {Day} first @param {Day} last */
  function whole(first, last) {
    const end = compact(dayOf(last.number + 1n));
    return [`DTSTART;VALUE=DATE:${compact(first)}`, `DTEND;VALUE=DATE:${end}`, "TRANSP:TRANSPARENT"];
  }

  /** @param {Day} day @param {[Time, Time]} ends */
  const timed = (day, ends) =>
    ends.map((time, i) => `${["DTSTART", "DTEND"][i]};TZID=${ZONE}:${compact(day)}T${String(time).replace(":", "")}00`);

  const days = rulebook.schedule(rules, answer);
  const { id, asks, schedule } = rules.calculator;
  if (!days.length || !schedule) return "";
  const hours = rulebook.hours(rules, answer);
  const told = asks.filter((name) => answer.facts.has(name)).map((name) => `${name}=${typed(answer.facts.get(name))}`);
  const names = [...answer.whatIf.keys()].sort();
  const supposed = names.map((name) => `what-if.${name}=${typed(answer.whatIf.get(name))}`);
  const plan = digest([id, ...told, ...supposed].join("."));
  const stamp = `${made.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const number = Math.floor((Number(made) - FIRST) / 1000);
  const stamps = [`DTSTAMP:${stamp}`, `LAST-MODIFIED:${stamp}`, `SEQUENCE:${number}`];

  const notes = notesOn(rules, answer);
  /** @param {string[]} clauses */
  const about = (clauses) => {
    const day = inWords(rules, readDay(answer.asOf), null);
    const listed = say(rules, "by clauses", { clauses: clauses.map((clause) => rules.clauses[clause].name).join(say(rules, "names")) });
    return [listed, say(rules, "by version", { day, version: rules.version }), ...notes].join("\n");
  };

  /** @param {string} name @param {string[]} when @param {string} title @param {string} text @param {string[]} [alarm] */
  const event = (name, when, title, text, alarm = []) => [
    "BEGIN:VEVENT", `UID:${plan}-${name}@rulebook`, ...stamps, ...when,
    `SUMMARY:${escaped(title)}`, `DESCRIPTION:${escaped(text)}`, ...alarm, "END:VEVENT",
  ];

  const own = days.filter(({ kind }) => kind === schedule.kind);
  const text = about(answer.clauses);
  const laid = own.flatMap(({ day, words }, i) => {
    const named = words.slice(0, 1).toUpperCase() + words.slice(1);
    const title = say(rules, "nth day", { words: named, number: String(i + 1), days: String(own.length) });
    const parts = hours.length ? hours.map((ends) => timed(day, ends)) : [whole(day, day)];
    return parts.flatMap((when, part) => event(`${i + 1}-${part + 1}`, when, title, text));
  });

  const marked = rulebook.marks(rules, answer).flatMap(({ start, end, clause, words }, i) => {
    const opens = hours.length ? `PT${hours[0][0].hour}H${Number(hours[0][0].minute)}M` : "PT0H0M";
    const alarm = ["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escaped(words)}`, `TRIGGER:${opens}`, "END:VALARM"];
    const said = `${textOf(rules, rules.clauses[clause].text, answer.asOf)}\n${about([clause])}`;
    return event(`mark-${i + 1}`, whole(start, end), words, said, alarm);
  });

  const head = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//rulebook//${id}//${rules.language.toUpperCase()}`];
  const lines = [...head, "CALSCALE:GREGORIAN", "METHOD:PUBLISH", ...TIMEZONE, ...laid, ...marked, "END:VCALENDAR"];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
};
