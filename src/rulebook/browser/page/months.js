// The days of a schedule as a picture: a table for each month, its weeks from Monday. Every day says in words what it is for.
"use strict";

/** The months from the first to the last of the days and marks. `say` are the page's own words.
    @param {Rules} rules @param {Say} say @param {Scheduled[]} days @param {Marked[]} marks */
rulebook.months = (rules, say, days, marks) => {
  const { Day, dayOf, weekday } = rulebook.calendar;
  const { weekdays: WEEK } = rulebook.constants;
  const { made } = rulebook.elements;
  const language = rules.language === "zh" ? "zh-CN" : "en-GB";
  /** @param {Day} day @param {Intl.DateTimeFormatOptions} parts */
  const written = (day, parts) =>
    new Intl.DateTimeFormat(language, { ...parts, timeZone: "UTC" }).format(new Date(`${day}T00:00Z`));
  /** @param {string} text */
  const sentence = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);

  const kinds = new Map(days.map((entry) => [entry.day.number, entry]));
  const last = days[days.length - 1].day.number;
  const ends = [...days.map(({ day }) => day), ...marks.flatMap(({ start, end }) => [start, end])];
  ends.sort((a, b) => (a.number < b.number ? -1 : 1));

  /** The days of the week that holds the day, from Monday.
      @param {bigint} number */
  function weekOf(number) {
    const monday = number - BigInt(WEEK.indexOf(weekday(dayOf(number))));
    return WEEK.map((_, i) => dayOf(monday + BigInt(i)));
  }

  /** @param {Day} day @param {bigint} month */
  function cell(day, month) {
    if (day.month !== month) return made("td", "");
    const entry = kinds.get(day.number);
    const time = Object.assign(made("time", "", String(day.day)), { dateTime: String(day) });
    const said = marks.filter(({ start, end }) => start.number <= day.number && day.number <= end.number);
    return made(
      "td",
      `${entry ? entry.kind : "outside"}${day.number === last ? " last" : ""}`,
      time,
      ...(entry ? [made("span", "what", sentence(entry.words))] : []),
      ...(day.number === last ? [made("span", "mark", say("last day"))] : []),
      ...said.map(({ words }) => made("span", "mark", words)),
    );
  }

  /** @param {Day} first */
  function table(first) {
    const heads = weekOf(first.number).map((day) =>
      Object.assign(made("th", "", written(day, { weekday: "short" })), {
        scope: "col", abbr: rulebook.sentences.say(rules, weekday(day)),
      }),
    );
    const weeks = [];
    let week = weekOf(first.number);
    while (week.some((day) => day.month === first.month)) {
      weeks.push(made("tr", "", ...week.map((day) => cell(day, first.month))));
      week = weekOf(week[6].number + 1n);
    }
    const caption = made("caption", "", say("month", { year: first.year, month: first.month, name: written(first, { month: "long" }) }));
    return made("table", "month", caption, made("thead", "", made("tr", "", ...heads)), made("tbody", "", ...weeks));
  }

  const tables = [];
  let { year, month } = ends[0];
  while (new Day(year, month, 1n).number <= ends[ends.length - 1].number) {
    tables.push(table(new Day(year, month, 1n)));
    [year, month] = month === 12n ? [year + 1n, 1n] : [year, month + 1n];
  }
  return made("div", "months", ...tables);
};
