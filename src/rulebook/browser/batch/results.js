// What is answered to a table of many people: shown a hundred rows at a time, with reasons, to be copied and saved.
"use strict";

/** `worked` works through a generator without keeping the page from the reader, `clipped` puts a text on the clipboard.
    @param {HTMLElement} box @param {Rules} rules @param {Say} say
    @param {{ worked: (steps: Iterator<any>) => Promise<boolean>, clipped: (text: string) => Promise<boolean> }} means */
rulebook.batchResults = (box, rules, say, { worked, clipped }) => {
  const { has } = rulebook.names;
  const { AS_OF, SUPPOSED } = rulebook.reader;
  const { linked, made, pressed, saved } = rulebook.elements;
  const { joined } = rulebook.spreadsheet;
  const MOST = 100; // rows that are shown at once
  const site = box.closest("[data-site]")?.getAttribute("data-site");
  const element = Object.assign(made("div", "batch-results"), { hidden: true });
  /** @param {number} number */
  const counted = (number) => number.toLocaleString("en");
  /** @param {string} scope @param {string} text */
  const scoped = (scope, text) => Object.assign(made("th", "", text), { scope });

  const page = document.documentElement;
  const calculator = box.closest(".calculator");
  const across = made("style", "", "@page { size: A4 landscape; margin: 12mm; }");
  /** What lays the table that is shown out for the printer, and back.
      @type {{ lay: () => void, turn: () => void } | null} */
  let printing = null;

  /** Print the table that is shown, in place of the case above it. */
  function print() {
    page.classList.add("prints-group");
    window.print();
  }

  // Who prints the page while only a group is answered means the group.
  addEventListener("beforeprint", () => {
    const isAlone = calculator?.getAttribute("data-state") === "empty" && element.checkVisibility();
    if (printing && isAlone) page.classList.add("prints-group");
    if (!printing || !page.classList.contains("prints-group")) return;
    document.head.append(across);
    printing.lay();
  });
  addEventListener("afterprint", () => {
    if (printing && page.classList.contains("prints-group")) printing.turn();
    page.classList.remove("prints-group");
    across.remove();
  });

  function clear() {
    printing = null;
    element.hidden = true;
    element.replaceChildren();
  }

  /** Show the replies to the rows, the first of which has that number; what stands `above` the headings is kept.
      @param {Batch} batch @param {string[][]} above @param {number} first @param {string[][]} rows
      @param {Reply[]} replies @param {string} day @param {Texts} whatIf */
  function show(batch, above, first, rows, replies, day, whatIf) {
    const unanswered = replies.flatMap(({ problem }, i) => (problem ? [i] : []));
    const filled = replies.flatMap(({ state }, i) => (state === "blank" ? [] : [i]));
    const copied = made("span", "copied");
    const filter = Object.assign(made("input", ""), { type: "checkbox" });
    const heads = made("tr", "");
    const body = made("tbody", "");
    const turning = made("p", "batch-turning");
    let at = 0;

    const told = batch.columns.map(({ place }) => place);
    const places = [...batch.headings.keys()];
    const [before, after] = [places.filter((place) => !told.includes(place)), told];
    /** @param {number[]} some */
    const titles = (some) => some.map((place) => scoped("col", batch.headings[place]));
    heads.append(scoped("col", say("number")), ...titles(before), scoped("col", batch.results[0]), ...titles(after));

    function turn() {
      const chosen = filter.checked ? unanswered : filled;
      at = Math.max(0, Math.min(at, chosen.length - 1));
      at -= at % MOST;
      body.replaceChildren(...chosen.slice(at, at + MOST).map(line));
      const last = Math.min(at + MOST, chosen.length);
      /** @param {string} key @param {number} by @param {boolean} isPossible */
      const step = (key, by, isPossible) => {
        const button = pressed(say(key), "", () => {
          at += by;
          turn();
          turning.querySelectorAll("button")[by < 0 ? 0 : 1].focus();
        });
        button.setAttribute("aria-disabled", String(!isPossible));
        return button;
      };
      const range = say("batch range", { first: counted(at + 1), last: counted(last), all: counted(chosen.length) });
      turning.replaceChildren(step("batch before", -MOST, at > 0), made("span", "", range), step("batch after", MOST, last < chosen.length));
      turning.hidden = chosen.length <= MOST;
    }

    /** @param {number} i */
    function line(i) {
      const cells = batch.cells(rows[i]);
      const { state, cells: answered, problem } = replies[i];
      const said = made("td", "said", problem ? made("span", "error", problem) : answered[0], " ");
      const row = made("tr", state, scoped("row", String(first + i)));
      /** @param {number[]} some */
      const texts = (some) => some.map((place) => made("td", "", cells[place]));
      row.append(...texts(before), said, ...texts(after));
      const open = linked(`?${queryOf(replies[i].told)}`, say("batch try"));
      open.className = "example";
      if (state === "wrong") said.append(open);
      else said.append(why(row, cells, open));
      return row;
    }

    /** What a row tells, as a link does; a row may suppose, and have a day, of its own.
        @param {[string, string][]} texts */
    function queryOf(texts) {
      const supposed = texts.filter(([name]) => name.startsWith(SUPPOSED)).map(([name, text]) => [name.slice(SUPPOSED.length), text]);
      const facts = texts.filter(([name]) => rules.calculator.asks.includes(name));
      const [, itsDay] = texts.find(([name]) => name === AS_OF) ?? [AS_OF, day];
      return rulebook.link.query(Object.fromEntries(facts), { ...whatIf, ...Object.fromEntries(supposed) }, itsDay);
    }

    /** The button that opens the reasons of a row below it.
        @param {HTMLTableRowElement} row @param {string[]} cells @param {HTMLElement} open */
    function why(row, cells, open) {
      const button = pressed(say("batch why"), "why", () => {
        const isOpen = button.getAttribute("aria-expanded") === "true";
        button.setAttribute("aria-expanded", String(!isOpen));
        if (isOpen) row.nextElementSibling?.remove();
        else row.after(made("tr", "reason", Object.assign(reason(cells, open), { colSpan: heads.children.length })));
      });
      button.setAttribute("aria-expanded", "false");
      return button;
    }

    /** @param {string[]} cells @param {HTMLElement} open */
    function reason(cells, open) {
      const { reason: main, arithmetic, because } = rulebook.report(rules, rulebook.workValues(rules, ...batch.read(cells, [])));
      const steps = because.map(({ clause, text }) => {
        const known = clause && has(rules.clauses, clause);
        const link = known ? linked(`${site}/policies/${rules.clauses[clause].policy}.html#${clause}`, rules.clauses[clause].name) : (clause ?? "");
        return made("li", "", text, " ", link);
      });
      const sums = arithmetic.length ? [made("ul", "arithmetic", ...arithmetic.map((sum) => made("li", "", sum)))] : [];
      return made("td", "", made("div", "", ...(main.text ? [made("p", "", main.text)] : []), ...sums, made("ol", "", ...steps), made("p", "", open)));
    }

    /** The whole table as lines of text, what is answered behind the reader's own columns, made without haste.
        @param {string} delimiter @param {string} end */
    async function lines(delimiter, end) {
      const none = batch.results.map(() => "");
      /** @type {string[]} */
      const whole = [];
      /** @param {string[]} cells */
      const add = (cells) => whole.push(joined(cells, delimiter) + end);
      await worked((function* () {
        for (const row of above) add(row);
        yield add([...batch.headings, ...batch.results]);
        for (const [i, row] of rows.entries()) yield add(batch.line(row, replies[i]?.cells ?? none));
      })());
      return whole;
    }

    async function copy() {
      const isCopied = await clipped((await lines("\t", "\n")).join(""));
      copied.textContent = say(isCopied ? "batch copied" : "batch not copied");
    }

    /** Save as CSV; the byte-order mark tells Excel that it is UTF-8. */
    async function save() {
      saved(`${rules.calculator.id}-${day}.csv`, ["\ufeff", ...(await lines(",", "\r\n"))], "text/csv;charset=utf-8");
    }

    filter.addEventListener("change", () => {
      at = 0;
      turn();
    });
    copied.setAttribute("role", "status");
    const chosen = made("label", "choice", filter, ` ${say("batch filter", { count: counted(unanswered.length) })}`);
    chosen.hidden = !unanswered.length;
    const table = made("table", "", made("caption", "for-readers", say("batch results")), made("thead", "", heads), body);
    const region = made("div", "batch-table", table);
    region.tabIndex = 0;
    region.setAttribute("role", "region");
    region.setAttribute("aria-label", say("batch results"));
    /** @type {[key: string, act: () => void][]} */
    const buttons = [["batch copy", copy], ["batch save", save], ["batch print", print]];
    const actions = made("p", "batch-actions", ...buttons.map(([key, act]) => pressed(say(key), "", act)), copied);

    /** Lay out every row for the printer, not only those that are turned to; afterwards as before. */
    const lay = () => body.replaceChildren(...(filter.checked ? unanswered : filled).map(line));
    printing = { lay, turn };
    turn();
    const foot = made("p", "batch-foot", calculator?.querySelector(".foot")?.textContent ?? "");
    element.replaceChildren(actions, chosen, region, turning, foot);
    element.hidden = false;
  }

  return { clear, element, show };
};
