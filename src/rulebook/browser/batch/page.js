// The part of a calculator page that answers a table of many people: pasted, dropped or opened, and handed back.
"use strict";

/** Fill the box of a page with it; `many` is what the page knows of tables, `form` the form whose day and suppositions
    hold, `say` the page's own words. Whatever is pasted or opened is only ever shown as text, and stays in the page.
    @param {HTMLElement} box @param {Rules} rules @param {Many} many @param {Form} form @param {Say} say */
rulebook.batchPage = (box, rules, many, form, say) => {
  const { made, pressed } = rulebook.elements;
  const { Batch, blankColumns, lacking } = rulebook.batch;
  const { folded } = rulebook.characters;
  const { headOf, isFilled } = rulebook.layout;
  const { SAMPLE, columnsRead, headingsOf, settled } = rulebook.untitled;
  const { limited } = rulebook.limits;
  const { decoded, joined, records } = rulebook.spreadsheet;
  const { readTyped } = rulebook.reader;
  const { Refusal } = rulebook.typed;
  /** @type {Say} */
  const engine = (key, parts) => rulebook.sentences.say(rules, key, parts);
  const SLICE = 12; // milliseconds of work between two looks at what the reader does
  const MOST_SHOWN = 50000; // characters that the field for pasting shows; more of them only slow it down
  const MOST_MEGABYTES = 100;
  /** @type {Record<"percent" | "blank", { question: string, answers: Texts }>} */
  const ASKED = {
    percent: { question: "batch which percent", answers: { percent: "batch as percent", fraction: "batch as fraction" } },
    blank: { question: "batch which blank", answers: { 0: "batch as 0" } },
  };
  /** @param {number} number */
  const counted = (number) => number.toLocaleString("en");
  /** @param {string[]} parts */
  const listed = (parts) => parts.join(engine("names"));

  const asked = many.columns.filter(({ name }) => rules.calculator.asks.includes(name));

  const paste = made("textarea", "");
  const file = made("input", "");
  const said = made("p", "batch-said");
  const notes = made("ul", "batch-notes");
  const bar = made("progress", "");
  const done = made("span", "");
  const copied = made("span", "copied");
  const stop = pressed(say("batch stop"), "", () => Object.assign(job, { ended: true }));
  const doing = Object.assign(made("p", "batch-progress", bar, done, stop), { hidden: true });
  const results = rulebook.batchResults(box, rules, say, { worked, clipped });
  /** @type {Job} */
  let job = { ended: true, replaced: false };

  const channel = new MessageChannel();
  channel.port1.start();
  /** Let the page do what waits: a message comes back sooner than a timer. */
  const pause = () =>
    new Promise((resume) => {
      channel.port1.addEventListener("message", resume, { once: true });
      channel.port2.postMessage(null);
    });

  /** Work through a generator a little at a time; false when the work was ended before.
      @param {Iterator<any>} steps @param {() => void} look @param {{ ended?: boolean }} mine */
  async function worked(steps, look = () => {}, mine = {}) {
    while (!mine.ended) {
      const end = performance.now() + SLICE;
      while (performance.now() < end) if (steps.next().done) return true;
      look();
      await pause();
    }
    return false;
  }

  /** Put the text on the clipboard, in whichever way the browser lets a page do it; whether it did.
      @param {string} text */
  async function clipped(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      /** @param {ClipboardEvent} event */
      const put = (event) => {
        event.clipboardData?.setData("text/plain", text);
        event.preventDefault();
      };
      document.addEventListener("copy", put, { once: true });
      const isCopied = document.execCommand("copy");
      document.removeEventListener("copy", put);
      return isCopied;
    }
  }

  /** @param {string} key @param {number} part @param {number} whole */
  function progress(key, part, whole) {
    bar.max = whole || 1;
    bar.value = part;
    done.textContent = say(key, { done: counted(part), all: counted(whole) });
  }

  /** @param {string} text @param {boolean} isWrong */
  function tell(text, isWrong) {
    said.textContent = text;
    said.classList.toggle("error", isWrong);
  }

  /** Answer the table that a text holds, or the bytes of a file; `ways` is what the reader has said of whole columns,
      `counts` of how many cells each was asked.
      @param {string | Uint8Array} source @param {string} name @param {Ways} ways */
  async function answer(source, name = "", ways = { percent: {}, blank: {}, counts: {} }) {
    Object.assign(job, { ended: true, replaced: true });
    const mine = (job = { ended: false, replaced: false });
    results.clear();
    notes.replaceChildren();
    tell("", false);
    doing.hidden = false;
    try {
      const table = await read(source, name, mine);
      if (!mine.ended) await reply(table, mine, ways, (chosen) => answer(source, name, chosen));
      else if (!mine.replaced) tell(say("batch stopped"), false);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (!mine.replaced) tell(error.message, true);
    } finally {
      if (!mine.replaced) doing.hidden = true;
    }
  }

  /** The rows that the source holds. Raises `Refusal`.
      @param {string | Uint8Array} source @param {string} name @param {Job} mine */
  async function read(source, name, mine) {
    let text = typeof source === "string" ? source : "";
    if (typeof source !== "string") {
      const steps = (function* () {
        text = yield* decoded(rules, source, name);
      })();
      if (!(await worked(steps, () => progress("batch reading", 0, source.length), mine))) return [];
    }
    /** @type {string[][]} */
    const rows = [];
    let at = 0;
    const steps = (function* () {
      for (const { row, at: end } of limited(rules, records(rules, text.replace(/^\ufeff/, "")))) {
        rows.push(row);
        at = end;
        yield;
      }
    })();
    await worked(steps, () => progress("batch reading", at, text.length), mine);
    return rows;
  }

  /** Answer the rows of a table, and show what is answered, whole or as far as it came; `again` does it with other ways.

      Raises `Refusal`.
      @param {string[][]} table @param {Job} mine @param {Ways} ways @param {(ways: Ways) => Promise<void>} again */
  async function reply(table, mine, ways, again) {
    const top = headOf(rules, table, new Set(asked.flatMap(({ headings }) => headings)));
    const { whatIf, asOf } = form.read();
    const day = String(readTyped(rules, form.AS_OF, asOf || rulebook.asOf));
    const untitled = columnsOf(table.slice(top), ways, again);
    if (untitled && !untitled.found) return tell(say("batch which column"), false);
    const headings = untitled?.found ? headingsOf(rules, untitled.found) : table[top];
    const batch = new Batch(rules, many, headings, top + 1, day, whatIf, ways.percent, ways.blank);
    const first = untitled ? top : top + 1;
    const rows = table.slice(first);
    /** @type {Reply[]} */
    const replies = [];
    const [missing, unclear] = [new Map(), new Map()];
    /** @type {Record<string, number>} */
    const counts = { answered: 0, incomplete: 0, wrong: 0, total: 0, blank: 0 };
    /** @param {Map<string, number>} map @param {string} name */
    const more = (map, name) => map.set(name, (map.get(name) ?? 0) + 1);
    const steps = (function* () {
      for (const row of rows) {
        const given = batch.reply(row);
        counts[given.state] += 1;
        for (const name of given.missing) more(missing, name);
        if (given.unclear) more(unclear, given.unclear);
        yield replies.push(given);
      }
    })();
    const whole = await worked(steps, () => progress("batch answering", replies.length, rows.length), mine);
    if (mine.replaced) return;
    const { blank, total, ...others } = counts;
    const people = replies.length - blank - total;
    if (whole && rows.filter(isFilled).length !== people + total) throw new Error("a row has no reply");
    const numbers = Object.entries({ ...others, all: people }).map(([key, number]) => [key, counted(number)]);
    const sentence = engine("batch counts", Object.fromEntries(numbers));
    tell(whole ? sentence : `${say("batch stopped at", { row: counted(replies.length) })}${sentence}`, false);
    /** @param {"percent" | "blank"} kind @param {Iterable<[string, number]>} found */
    const asks = (kind, found) => new Map([...Object.keys(ways[kind]).map((column) => /** @type {[string, number]} */ ([column, 0])), ...found]);
    for (const [column, count] of asks("percent", unclear)) {
      ask("percent", column, count, ways, again);
    }
    /** @type {[string, number][]} */
    const blanks = blankColumns(batch, missing).map((column) => [column.name, missing.get(column.field)]);
    for (const [column, count] of asks("blank", blanks)) ask("blank", column, count, ways, again);
    note([
      ...(batch.kept.length ? [engine("batch kept", { given: listed(batch.kept) })] : []),
      ...lacking(batch, missing),
    ]);
    results.show(batch, table.slice(0, top), first + 1, rows, replies, day, whatIf);
  }

  /** What the columns of a table without headings tell, as chosen, or in the one way to read them, or not known yet; null
      for a table that has headings, or of which nothing can be read. The reader is shown lists to choose from.
      @param {string[][]} table @param {Ways} ways @param {(ways: Ways) => Promise<void>} again */
  function columnsOf(table, ways, again) {
    const titles = asked.flatMap(({ headings }) => headings);
    if (table[0].some((cell) => titles.includes(folded(cell)))) return null;
    const readings = columnsRead(rules, table.slice(0, SAMPLE), asked);
    if (!readings.some((reading) => reading.length)) return null;
    const found = ways.columns?.map((name) => asked.find((column) => column.name === name) ?? null) ?? settled(readings);
    const free = new Set(asked);
    const lists = readings.map((reading, place) => {
      const likely = found ? found[place] : reading.find((column) => free.has(column));
      if (likely) free.delete(likely);
      const list = made("select", "", ...[null, ...asked].map((column) => {
        const label = column ? rules.fields[column.field].label : say("batch no column");
        return Object.assign(made("option", "", label), { value: column?.name ?? "" });
      }));
      list.value = likely?.name ?? "";
      return list;
    });
    const labels = lists.map((list, i) => made("label", "", `${say("batch column number", { number: String(i + 1) })} `, list));
    const go = pressed(say("batch read so"), "", () => again({ ...ways, columns: lists.map(({ value }) => value) }));
    notes.append(made("li", "batch-ask batch-choosing", found ? `${say("batch read as content")} ` : "", ...labels, go));
    return { found };
  }

  /** Ask once for a whole column what its cells mean; what has been chosen can be chosen otherwise, or no more.
      @param {"percent" | "blank"} kind @param {string} column @param {number} count @param {Ways} ways
      @param {(ways: Ways) => Promise<void>} again */
  function ask(kind, column, count, ways, again) {
    const field = many.columns.find(({ name }) => name === column)?.field ?? column;
    const counts = { ...ways.counts, [`${kind} ${column}`]: count || ways.counts[`${kind} ${column}`] };
    const { question, answers } = ASKED[kind];
    const parts = { label: rules.fields[field].label, count: counted(counts[`${kind} ${column}`]) };
    const line = made("li", "batch-ask", `${say(question, parts)} `);
    for (const [way, label] of Object.entries(answers)) {
      const isChosen = ways[kind][column] === way;
      const button = pressed(say(label), "", async () => {
        const chosen = Object.entries({ ...ways[kind], [column]: isChosen ? null : way }).filter(([, each]) => each !== null);
        await again({ ...ways, counts, [kind]: Object.fromEntries(chosen) });
        const there = notes.querySelector(`[data-way="${kind} ${column} ${way}"]`);
        if (there instanceof HTMLElement) there.focus();
      });
      button.dataset.way = `${kind} ${column} ${way}`;
      button.setAttribute("aria-pressed", String(isChosen));
      line.append(button, " ");
    }
    notes.append(line);
  }

  /** @param {string[]} texts */
  const note = (texts) => notes.append(...texts.map((text) => made("li", "", text)));

  // What can be told.

  /** What may stand in the cells of a column.
      @param {Many["columns"][0]} column */
  function allowed(column) {
    const field = rules.fields[column.field];
    if (field.kind === "choice") return Object.values(field.choices).join(engine("list"));
    if (field.kind === "yes-no") return [engine("yes"), engine("no")].join(engine("list"));
    if (field.kind !== "number") return say(`${field.kind} hint`);
    const ends = { low: field.low ?? "∞", high: field.high ?? "∞", scale: field.scale };
    return say(field.scale ? "decimals hint" : "digits hint", ends) + field.unit[1];
  }

  function known() {
    const rows = asked.map((column) => {
      const head = Object.assign(made("th", "", rules.fields[column.field].label), { scope: "row" });
      return made("tr", "", head, made("td", "", allowed(column)));
    });
    const heads = ["batch heading", "batch allowed"].map((key) => Object.assign(made("th", "", say(key)), { scope: "col" }));
    const table = made("table", "", made("thead", "", made("tr", "", ...heads)), made("tbody", "", ...rows));
    return made("details", "more", made("summary", "", say("batch columns")), table, made("p", "hint", say("batch columns about")));
  }

  async function copyHeadings() {
    const labels = asked.map(({ field }) => rules.fields[field].label);
    const isCopied = await clipped(joined([say("batch name"), ...labels], "\t"));
    copied.textContent = say(isCopied ? "batch headings copied" : "batch not copied");
  }

  // How it is told.

  /** @param {File} given */
  async function open(given) {
    if (given.size > MOST_MEGABYTES * 1e6) {
      tell(engine("batch too large", { given: given.name, most: String(MOST_MEGABYTES) }), true);
      return;
    }
    const bytes = new Uint8Array(await given.arrayBuffer());
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) tell(say("batch workbook", { name: given.name }), true);
    else await answer(bytes, given.name);
  }

  /** Take what is pasted: a large table is not put into the field, which would be slow to show it.
      @param {ClipboardEvent} event */
  function take(event) {
    const [text, html] = ["text/plain", "text/html"].map((type) => event.clipboardData?.getData(type) ?? "");
    const isMerged = /\b(?:row|col)span=["']?(?:[2-9]|1\d)/i.test(html);
    if (text.length > MOST_SHOWN) {
      event.preventDefault();
      paste.value = "";
      answer(text);
    }
    if (isMerged) setTimeout(note, 0, [say("batch merged pasted")]);
  }

  paste.rows = 5;
  paste.spellcheck = false;
  paste.wrap = "off";
  Object.assign(file, { type: "file", accept: ".csv,.tsv,.txt,text/csv,text/tab-separated-values" });
  said.setAttribute("role", "status");
  copied.setAttribute("role", "status");
  bar.setAttribute("aria-label", say("batch progress"));
  paste.addEventListener("paste", take);
  paste.addEventListener("input", () => {
    if (paste.value.trim()) answer(paste.value);
  });
  file.addEventListener("change", () => {
    if (file.files?.length) open(file.files[0]);
    file.value = "";
  });
  box.addEventListener("dragover", (event) => event.preventDefault());
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    const [dropped] = event.dataTransfer?.files ?? [];
    if (dropped) open(dropped);
    else answer(event.dataTransfer?.getData("text/plain") ?? "");
  });
  box.append(
    made("p", "about", say("batch about")),
    made("p", "batch-actions", pressed(say("batch copy headings"), "", copyHeadings), copied),
    known(),
    made("label", "", say("batch paste"), paste),
    made("label", "", say("batch open"), file),
    doing, said, notes, results.element,
  );
};
