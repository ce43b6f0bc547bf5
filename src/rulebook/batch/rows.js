// A table of many people, answered row by row. Twin of rows.py.
"use strict";

rulebook.batch = (() => {
  const { has } = rulebook.names;
  const { Ratio, ratio } = rulebook.numbers;
  const { Day, Moment, Time } = rulebook.calendar;
  const { folded, isBlank, plain: plainly, trimmed: bare } = rulebook.characters;
  const { isDitto, unguarded } = rulebook.cells;
  const { isAgain, isFilled, totalIn } = rulebook.layout;
  const { plain, typed } = rulebook.spelling;
  const { say } = rulebook.sentences;
  const { AS_OF, SUPPOSED, ofFraction, readTyped, taken } = rulebook.reader;
  const { Refusal, outside, shortened } = rulebook.typed;
  const { inWords } = rulebook.values;
  const { isMissing } = rulebook.semantics;

  /** The cells up to the last one that holds anything.
      @param {string[]} cells */
  function trimmed(cells) {
    let end = cells.length;
    while (end && isBlank(cells[end - 1])) end -= 1;
    return cells.slice(0, end);
  }

  /** The refusal of a number that may be a percentage or a fraction, in the column of that name. */
  class Unclear extends Refusal {
    /** @param {string} column @param {string} subject @param {string} sentence */
    constructor(column, subject, sentence) {
      super(subject, sentence);
      this.column = column;
    }
  }

  /** A calculator and the headings of a table, ready to answer its rows; `many` is what its page knows of tables.

      The headings stand in a row of that number. `percent` tells of columns whether their bare numbers are "percent" or
      "fraction", `blank` what their empty cells mean. Raises `Refusal`. */
  class Batch {
    /** @param {Rules} rules @param {Many} many @param {string[]} headings @param {number} row @param {string} asOf
        @param {Texts} [whatIf] @param {Texts} [percent] @param {Texts} [blank] */
    constructor(rules, many, headings, row, asOf, whatIf = {}, percent = {}, blank = {}) {
      this.rules = rules;
      this.asOf = asOf;
      this.outputs = many.outputs;
      this.results = many.results;
      this.supposed = new Map(Object.entries(whatIf).map(([name, text]) => [name, readTyped(rules, name, text)]));
      const own = trimmed(headings);
      const before = own.length - this.results.length;
      this.again = before > 0 && this.results.every((result, i) => result === own[before + i]);
      this.headings = this.again ? own.slice(0, before) : own;
      const named = new Map(many.columns.flatMap((column) => column.headings.map((heading) => [heading, column])));
      this.columns = this.headings.flatMap((heading, place) => {
        const column = named.get(folded(heading));
        return column ? [{ ...column, place }] : [];
      });
      this.refuseHeadings(many, row);
      const saidPercent = this.columns.filter(({ place }) => plainly(this.headings[place]).includes("%"));
      const said = Object.fromEntries(saidPercent.map(({ name }) => [name, "percent"]));
      this.percent = new Map(Object.entries({ ...said, ...percent }));
      this.whatIsBlank = blank;
      const blanks = this.columns.filter(({ name }) => has(blank, name));
      this.blank = new Map(blanks.map(({ name, field }) => [name, readTyped(rules, field, blank[name])]));
      const known = new Set(this.columns.map(({ place }) => place));
      /** @param {string} heading @param {number} place */
      const title = (heading, place) => bare(heading) || say(rules, "batch untitled", { number: String(place + 1) });
      this.kept = this.headings.map(title).filter((_, place) => !known.has(place));
    }

    /** @param {Many} many @param {number} row */
    refuseHeadings(many, row) {
      const { rules } = this;
      /** @param {{ name: string }} given */
      const isAsked = ({ name }) => rules.calculator.asks.includes(name);
      /** @param {number} place */
      const shown = (place) => shortened(bare(this.headings[place]));
      if (!this.columns.some(isAsked)) {
        const given = this.headings.slice(0, 12).map((_, place) => shown(place)).join("、");
        const allowed = many.columns.filter(isAsked).map(({ field }) => rules.fields[field].label);
        throw new Refusal("", say(rules, "batch no heading", { row: String(row), given, allowed: allowed.join(say(rules, "names")) }));
      }
      const first = new Map();
      for (const { name, field, place } of this.columns) {
        if (first.has(name)) {
          const other = first.get(name);
          const parts = { name, label: rules.fields[field].label, first: String(other + 1), second: String(place + 1) };
          throw new Refusal(name, say(rules, "batch twice", { ...parts, given: `${shown(other)}、${shown(place)}` }));
        }
        first.set(name, place);
      }
    }

    /** The reader's own cells of a row, as many as there are headings, or more where it has more.
        @param {string[]} row */
    cells(row) {
      const own = this.headings.length;
      const cells = row.slice(0, own);
      while (cells.length < own) cells.push("");
      cells.push(...trimmed(row.slice(own + (this.again ? this.results.length : 0))));
      return cells;
    }

    /** A row with what is answered behind the reader's own columns, and behind that what stood beyond them.
        @param {string[]} row @param {string[]} answered */
    line(row, answered) {
      const own = this.headings.length;
      const cells = this.cells(row);
      return [...cells.slice(0, own), ...answered, ...cells.slice(own)];
    }

    /** What is said to a row: the cells of the answer, why there is none, and the texts that were `told`.
        @param {string[]} row */
    reply(row) {
      const { rules } = this;
      const cells = this.cells(row);
      const blank = this.results.slice(1).map(() => "");
      /** @type {[string, string][]} */
      const told = [];
      /** @type {string[]} */
      const missing = [];
      /** @param {string} state @param {string} problem */
      const unanswered = (state, problem, unclear = "") => ({ state, cells: [...blank, problem], problem, missing, told, unclear });
      if (!isFilled(cells)) return unanswered("blank", "");
      const total = totalIn(cells);
      if (total || isAgain(cells, this.headings)) {
        return unanswered("total", say(rules, total ? "batch total" : "batch headings again", { given: shortened(total) }));
      }
      let found;
      try {
        found = rulebook.workValues(rules, ...this.read(cells, told));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return unanswered("wrong", error.message, error instanceof Unclear ? error.column : "");
      }
      const said = rulebook.explanation.sentence(rules, found);
      const [answered, problem] = found.missing.length ? ["", said] : [said, ""];
      /** @param {string[]} parts */
      const listed = (parts) => parts.join(say(rules, "names"));
      const filled = [
        answered,
        ...this.outputs.map((output) => this.shown(found, output)),
        listed(found.clauses),
        listed(found.questions),
        rulebook.explanation.notes(rules, found).join(" "),
        problem,
      ];
      const state = found.missing.length ? "incomplete" : "answered";
      return { state, cells: filled, problem, missing: found.missing, told, unclear: "" };
    }

    /** The facts, the day and the suppositions that a row tells. Raises `Refusal`.
        @param {string[]} cells @param {[string, string][]} told
        @returns {[Values, string, Values]} */
    read(cells, told) {
      const { rules } = this;
      const own = this.headings.length;
      if (cells.length > own) {
        const given = shortened(String(cells.slice(own).map(bare).find(Boolean)));
        throw new Refusal("", say(rules, "batch too wide", { count: String(cells.length), heads: String(own), given }));
      }
      const facts = new Map();
      const supposed = new Map(this.supposed);
      let asOf = this.asOf;
      const filled = this.columns.filter(({ name, place }) => !isBlank(cells[place]) || this.blank.has(name));
      const texts = filled.map(({ place }) => unguarded(cells[place]));
      for (const [i, column] of filled.entries()) told.push([column.name, this.toldIn(column, texts[i])]);
      for (const [i, column] of filled.entries()) {
        const { name, field } = column;
        const value = this.value(column, texts[i]);
        if (name === AS_OF) asOf = String(value);
        else if (name.startsWith(SUPPOSED)) supposed.set(field, value);
        else facts.set(name, value);
      }
      return [facts, asOf, supposed];
    }

    /** The value of a cell; a number without % is refused where it may be a percentage or a fraction.
        @param {{ name: string, field: string }} column @param {string} cell */
    value({ name, field }, cell) {
      const { rules } = this;
      if (isBlank(cell)) return this.blank.get(name) ?? "";
      if (isDitto(cell)) {
        const parts = { name: field, label: rules.fields[field].label, given: shortened(bare(cell)) };
        throw new Refusal(field, say(rules, "batch ditto", parts));
      }
      const way = this.percent.get(name);
      const percentage = way === "percent" ? null : ofFraction(rules, field, cell);
      if (percentage === null) return readTyped(rules, field, cell);
      if (way === "fraction") return taken(rules, field, percentage, cell);
      let other;
      try {
        other = taken(rules, field, percentage, cell);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return readTyped(rules, field, cell);
      }
      if (other instanceof Ratio && !other.above) return other;
      const either = { percent: `${plainly(cell)}%`, fraction: `${percentage}%` };
      const parts = { name: field, label: rules.fields[field].label, given: shortened(bare(cell)), ...either };
      throw new Unclear(name, field, say(rules, "batch fraction", parts));
    }

    /** The text of a cell as the form of the page takes it.
        @param {{ name: string, field: string }} column @param {string} cell */
    toldIn({ name, field }, cell) {
      if (isBlank(cell)) return this.whatIsBlank[name];
      const percentage = this.percent.get(name) === "fraction" ? ofFraction(this.rules, field, cell) : null;
      return percentage ?? bare(cell);
    }

    /** An output's value for a cell: bare digits and ISO days, which a spreadsheet can go on with.
        @param {Answer} found @param {string} output */
    shown(found, output) {
      const value = found.outputs.get(output);
      if (isMissing(value)) return "";
      if (value instanceof Moment) return typed(value).replace("T", " ");
      if ([Ratio, Day, Time].some((kind) => value instanceof kind)) return plain(value);
      return inWords(this.rules, value, this.rules.fields[output]);
    }
  }

  /** What rows are missing for which the table has no column at all, said once for each such column.
      @param {Batch} batch @param {Map<string, number>} counts */
  function lacking(batch, counts) {
    const there = new Set(batch.columns.map(({ field }) => field));
    return [...counts].filter(([name]) => !there.has(name)).map(([name, count]) => {
      const { label } = batch.rules.fields[name];
      return say(batch.rules, "batch lacking", { label, name, count: String(count) });
    });
  }

  /** The columns of numbers whose empty cells keep rows from an answer, and may mean 0.
      @param {Batch} batch @param {Map<string, number>} counts */
  function blankColumns(batch, counts) {
    /** @param {string} name */
    const mayBe0 = (name) => {
      const field = batch.rules.fields[name];
      return field.kind === "number" && !outside(field, ratio("0"));
    };
    return batch.columns.filter(({ field }) => counts.has(field) && mayBe0(field));
  }

  return { Batch, blankColumns, lacking };
})();
