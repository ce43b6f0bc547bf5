// Reckoning with days: sums of dates and times, and counts of days that leave out rest days and holidays. Twin of calendar.py.
"use strict";

rulebook.calendar = (() => {
  const { Ratio, absolute, padded } = rulebook.numbers;
  const { weekdays: WEEKDAYS } = rulebook.constants;
  const [FIRST_YEAR, LAST_YEAR] = rulebook.constants.years.map(BigInt);

  /** A day of the calendar: its year, month, day, and `number`, which counts days from 1 March of the year 0. */
  class Day {
    /** @param {bigint} year @param {bigint} month @param {bigint} day */
    constructor(year, month, day) {
      this.year = year;
      this.month = month;
      this.day = day;
      const march = (month + 9n) % 12n;
      const years = year - march / 10n;
      this.number = 365n * years + years / 4n - years / 100n + years / 400n + (march * 306n + 5n) / 10n + (day - 1n);
    }

    toString() {
      return `${padded(this.year, 4)}-${padded(this.month, 2)}-${padded(this.day, 2)}`;
    }
  }

  const FIRST = new Day(FIRST_YEAR, 1n, 1n).number;
  const LAST = new Day(LAST_YEAR, 12n, 31n).number;

  /** A time of day in whole minutes. */
  class Time {
    /** @param {bigint} minutes */
    constructor(minutes) {
      this.number = minutes;
    }

    get hour() {
      return this.number / 60n;
    }

    get minute() {
      return padded(this.number % 60n, 2);
    }

    toString() {
      return `${padded(this.hour, 2)}:${this.minute}`;
    }
  }

  /** A time on a day. */
  class Moment {
    /** @param {Day} day @param {Time} time */
    constructor(day, time) {
      this.day = day;
      this.time = time;
      this.number = day.number * 1440n + time.number;
    }

    toString() {
      return `${this.day}T${this.time}`;
    }
  }

  /** A day that cannot be reckoned with: its statutory holidays are not known, or (null) it is beyond all years. */
  class Beyond extends Error {
    /** @param {Day | null} day */
    constructor(day) {
      super(`${day ?? "a day"} is beyond the calendar`);
      this.day = day;
    }
  }

  const indexes = new WeakMap(); // of the holidays that rules hold, which are many days looked up very often

  /** The holidays that rules hold: the days by their numbers, and for each known year whether it has been announced.
      @param {Holidays} holidays */
  function indexed(holidays) {
    if (!indexes.has(holidays)) {
      const days = new Set(Object.keys(holidays.days).map((text) => readDay(text)?.number));
      indexes.set(holidays, { days, years: new Set(Object.keys(holidays.years).map(BigInt)) });
    }
    return indexes.get(holidays);
  }

  /** The statutory holidays by day, and for each known year whether its arrangement has been announced. */
  class Calendar {
    /** @param {Holidays | null} holidays */
    constructor(holidays) {
      this.years = holidays?.years ?? {};
      this.index = holidays ? indexed(holidays) : { days: new Set(), years: new Set() };
      this.consulted = new Set();
    }

    /** @param {Day} day */
    isHoliday(day) {
      if (!this.index.years.has(day.year)) throw new Beyond(day);
      this.consulted.add(day.year);
      return this.index.days.has(day.number);
    }

    /** @param {Day} day @param {string[]} rest */
    isWorking(day, rest) {
      return !this.isHoliday(day) && !rest.includes(weekday(day));
    }
  }

  /** @param {bigint} year */
  const isLeap = (year) => year % 4n === 0n && (year % 100n !== 0n || year % 400n === 0n);
  const lengths = [31n, 28n, 31n, 30n, 31n, 30n, 31n, 31n, 30n, 31n, 30n, 31n];
  /** @param {bigint} year @param {bigint} month */
  const monthLength = (year, month) => (month === 2n && isLeap(year) ? 29n : lengths[Number(month) - 1]);

  /** The day that "2026-03-01" writes, or null where the calendar has no such day.
      @param {string} text */
  function readDay(text) {
    if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return null;
    const [year, month, day] = text.split("-").map(BigInt);
    if (year < 1n || month < 1n || month > 12n || day < 1n || day > monthLength(year, month)) return null;
    return new Day(year, month, day);
  }

  /** The time that "7:50" writes, or null.
      @param {string} text */
  function readTime(text) {
    if (!/^[0-9]{1,2}:[0-9]{2}$/.test(text)) return null;
    const [hours, minutes] = text.split(":").map(BigInt);
    return hours < 24n && minutes < 60n ? new Time(hours * 60n + minutes) : null;
  }

  /** The moment that "2026-03-01 7:50" or "2026-03-01T07:50" writes, or null.
      @param {string} text */
  function readMoment(text) {
    const [first, second, ...others] = text.split(/[ T]/);
    const [day, time] = [readDay(first), readTime(second ?? "")];
    return day && time && !others.length ? new Moment(day, time) : null;
  }

  /** The same date so many months later, or the last day of that month where it has no such date.
      @param {Day} start @param {bigint} months */
  function plusMonths(start, months) {
    const count = start.year * 12n + start.month - 1n + months;
    const [year, month] = [count / 12n, (count % 12n) + 1n];
    const last = monthLength(year, month);
    return new Day(year, month, start.day < last ? start.day : last);
  }

  /** The day of the number that `Day` counts.
      @param {bigint} number */
  function dayOf(number) {
    const era = number / 146097n;
    const ofEra = number % 146097n;
    const year = (ofEra - ofEra / 1460n + ofEra / 36524n - ofEra / 146096n) / 365n;
    const ofYear = ofEra - (365n * year + year / 4n - year / 100n);
    const march = (5n * ofYear + 2n) / 153n;
    const month = march < 10n ? march + 3n : march - 9n;
    return new Day(era * 400n + year + (month <= 2n ? 1n : 0n), month, ofYear - (153n * march + 2n) / 5n + 1n);
  }

  /** The day before (-1n) or after (1n).
      @param {Day} day @param {bigint} step */
  const nextDay = (day, step) => dayOf(day.number + step);

  /** Whether the day is in the years that can be told; others are taken for slips of the pen.
      @param {{ year: bigint }} given */
  const isTold = ({ year }) => FIRST_YEAR <= year && year <= LAST_YEAR;

  /** @param {Day} day */
  const weekday = (day) => WEEKDAYS[Number((day.number + 2n) % 7n)];

  /** The day so many days later; with `addDays`, by a count that a formula has worked out.
      @param {Day} day @param {bigint} count */
  function plusDays(day, count) {
    const number = day.number + count;
    if (number < FIRST || number > LAST) throw new Beyond(null);
    return dayOf(number);
  }

  /** @param {Day} day @param {Ratio} count */
  const addDays = (day, count) => plusDays(day, count.above);

  /** As `plusMonths`, within the years that can be told.
      @param {Day} day @param {Ratio} count */
  function addMonths(day, count) {
    const month = day.year * 12n + day.month - 1n + count.above;
    if (month < FIRST_YEAR * 12n || month >= (LAST_YEAR + 1n) * 12n) throw new Beyond(null);
    return plusMonths(day, count.above);
  }

  /** @param {Moment} given @param {Ratio} count */
  function addHours({ day, time }, count) {
    const minutes = time.number + count.above * 60n;
    const within = ((minutes % 1440n) + 1440n) % 1440n;
    return new Moment(plusDays(day, (minutes - within) / 1440n), new Time(within));
  }

  /** The working day so many after the day, or before it; with 0, the day itself.
      @param {Calendar} calendar @param {Day} day @param {Ratio} count @param {...string} rest */
  function workday(calendar, day, count, ...rest) {
    const step = count.above > 0n ? 1n : -1n;
    for (let left = absolute(count.above); left > 0n; ) {
      day = plusDays(day, step);
      if (calendar.isWorking(day, rest)) left -= 1n;
    }
    return day;
  }

  /** How many days from the first to the last pass the test.
      @param {Day} first @param {Day} last @param {(day: Day) => boolean} test */
  function counted(first, last, test) {
    let count = 0n;
    for (let number = first.number; number <= last.number; number += 1n) if (test(dayOf(number))) count += 1n;
    return new Ratio(count);
  }

  /** @param {Calendar} calendar @param {Day} first @param {Day} last @param {...string} rest */
  const networkdays = (calendar, first, last, ...rest) => counted(first, last, (day) => calendar.isWorking(day, rest));
  /** @param {Calendar} calendar @param {Day} first @param {Day} last @param {...string} wanted */
  const weekdays = (calendar, first, last, ...wanted) =>
    counted(first, last, (day) => !calendar.isHoliday(day) && wanted.includes(weekday(day)));
  /** @param {Calendar} calendar @param {Day} first @param {Day} last */
  const holidays = (calendar, first, last) => counted(first, last, (day) => calendar.isHoliday(day));

  return {
    Beyond, Calendar, Day, Moment, Time, addDays, addHours, addMonths, dayOf, holidays, isTold, networkdays, nextDay,
    plusMonths, readDay, readMoment, readTime, weekday, weekdays, workday,
  };
})();
