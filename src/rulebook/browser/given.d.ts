// What pages are given: the shapes of the data that `compile.page`, `compile.batch` and `exam.bank` write, and the values
// and answers that the interpreter makes of them. Types only: nothing of this reaches a page.

type Ratio = InstanceType<typeof rulebook.numbers.Ratio>;
type Day = InstanceType<typeof rulebook.calendar.Day>;
type Time = InstanceType<typeof rulebook.calendar.Time>;
type Moment = InstanceType<typeof rulebook.calendar.Moment>;
type Calendar = InstanceType<typeof rulebook.calendar.Calendar>;
type Missing = InstanceType<typeof rulebook.semantics.Missing>;
type Evaluator = InstanceType<typeof rulebook.evaluation.Evaluator>;

/** What can be told or worked out; null is the absent value. */
type Value = Ratio | Day | Time | Moment | string | boolean | null | Value[];
type Values = Map<string, Value>;
type Texts = Record<string, string>;

/** A formula or test as nested lists, the kind first. */
type RuleNode = [kind: string, ...parts: any[]];
type Template = (string | { name: string; form: string })[];

interface NumberField {
  label: string;
  kind: "number";
  measure: string | null;
  scale: number | null;
  low: string | null;
  high: string | null;
  unit: [one: string, other: string];
  numerator: [one: string, other: string];
  one?: string;
  known?: string;
  units?: string[];
}

interface ChoiceField {
  label: string;
  kind: "choice";
  choices: Texts;
  known?: string;
  spelt?: Texts;
}

type Field = NumberField | ChoiceField | { label: string; kind: "yes-no" | "date" | "time" | "datetime"; known?: string };

interface Dated {
  since: string | null;
}

interface Row {
  number: number;
  clause: string;
  tested: string[];
  reads: string[];
  tests: RuleNode[];
  results: RuleNode[];
}

interface Version extends Dated {
  table: boolean;
  columns: string[];
  outputs: string[];
  rows: Row[];
}

interface Derivation {
  formula: RuleNode;
  names: string[];
}

interface Rules {
  language: "zh" | "en";
  version: string;
  calculator: {
    id: string;
    asks: string[];
    reads: string[];
    decisions: string[];
    schedule: {
      formulas: RuleNode[];
      kind: string;
      label: string;
      hours: [RuleNode, RuleNode][];
      marks: { days: [RuleNode, RuleNode]; clause: string; label: string }[];
    } | null;
    sentences: { when: RuleNode | null; text: Template }[];
    then: { when: RuleNode | null; clauses: string[] }[];
    onward: { calculator: string; when: RuleNode | null; facts: { name: string; formula: RuleNode; field: Field }[]; text: Template }[];
    owners: string[];
  };
  policies: ({ id: string; label: string; review_by: string | null; undated: string[] } & Dated)[];
  fields: Record<string, Field>;
  facts: Record<
    string,
    {
      asked: boolean;
      clause: string;
      questions: string[];
      default: string | null;
      derived: Derivation[];
    }
  >;
  parameters: Record<
    string,
    { values: ({ value: any; unset: boolean } & Dated)[]; worked: { formula: RuleNode; reads: string[] } | null; questions: string[] }
  >;
  decisions: Record<string, { label: string; hit: "unique" | "first" | "collect"; versions: Version[] }>;
  constraints: { requires: RuleNode; reads: string[]; words: string }[];
  clauses: Record<
    string,
    {
      name: string;
      text: Template;
      policy: string;
      until: string | null;
      questions: string[];
      steps: { role: string | null; text: Template }[];
    } & Dated
  >;
  questions: Record<string, { text: Template; interpretation: Template; decider: string; readings: boolean }>;
  forms: { id: string; label: string; clauses: string[]; calculator: string | null }[];
  roles: Texts;
  holidays: Holidays | null;
  wording: Texts;
}

interface Holidays {
  days: Texts;
  years: Record<string, boolean>;
}

interface BatchColumn {
  name: string;
  field: string;
  headings: string[];
}

/** What a table of many people can tell, and what is answered to it. */
interface Many {
  columns: BatchColumn[];
  outputs: string[];
  results: string[];
  wording: Texts;
}

interface Item {
  id: string;
  number: number;
  kind: string;
  source: string;
  policy: string;
  roles: string[];
  about: string;
  given: [string, string][];
  text: string;
  options: string[];
  because: string[];
  clauses: string[];
  questions: string[];
}

interface Bank {
  version: string;
  asOf: string;
  day: string;
  words: Texts;
  policies: Texts;
  clauses: Record<string, { name: string; policy: string }>;
  items: Item[];
}

/** One step of a trace: the row that was hit or the derivation that made a fact, and what it read and gave. */
interface TraceStep {
  decision: string;
  row: number | null;
  clause: string;
  reads: Values;
  outputs: Values;
  openRows: number[];
  version: Version | null;
  hit: Row | null;
  derivation: Derivation | null;
}

interface Answer {
  evaluator: Evaluator;
  asOf: string;
  facts: Values;
  whatIf: Values;
  outputs: Map<string, Value | Missing>;
  steps: TraceStep[];
  asked: Set<string>;
  notes: string[];
  clauses: string[];
  questions: string[];
  missing: string[];
  undecided: string[];
}

/** Why an answer is so. */
type Explanation = Pick<Report, "reason" | "arithmetic" | "because">;

/** An answer as `rulebook calc --json` prints it, its numbers as exact digits. */
interface Report {
  calculator: string;
  as_of: string;
  facts: Record<string, any>;
  outputs: Record<string, { value: any; unit: string | null }>;
  sentence: string;
  reason: { text: string; clauses: string[] };
  arithmetic: string[];
  because: { decision: string; row: number | null; clause: string | null; text: string }[];
  clauses: string[];
  questions: string[];
  what_if: Record<string, any>;
  missing: string[];
  undecided: string[];
  notes: string[];
  then: NextSteps;
  schedule?: { date: string; kind: string; name?: string }[];
}

interface NextSteps {
  todo: { clause: string; role: string | null; text: string }[];
  forms: string[];
  ask: string[];
  onward: { calculator: string; when: RuleNode | null; facts: Record<string, any>; text: string }[];
}

/** What is told under some readings, the steps to it, and the tables that were decided, with a row hit or without. */
interface Told {
  says: string;
  steps: TraceStep[];
  decided: string[];
}

interface Scheduled {
  day: Day;
  kind: string;
  words: string;
}

interface Marked {
  start: Day;
  end: Day;
  clause: string;
  words: string;
}

declare namespace rulebook {
  // What is answered. `facts` and `whatIf` are what was typed; `workValues` takes what has been read.
  let work: (rules: Rules, facts: Texts, asOf: string, whatIf?: Texts) => Answer;
  let workValues: (rules: Rules, told: Values, asOf: string, whatIf: Values) => Answer;
  let schedule: (rules: Rules, answer: Answer) => Scheduled[];
  let hours: (rules: Rules, answer: Answer) => [Time, Time][];
  let marks: (rules: Rules, answer: Answer) => Marked[];
  let nextSteps: (rules: Rules, answer: Answer) => NextSteps;
  let report: (rules: Rules, answer: Answer) => Report;
  let explain: ((rules: Rules, answer: Answer) => Explanation) | undefined;
  let questions: { bearingOn: (rules: Rules, first: Told, ask: (readings: [string, string][]) => Told) => string[] };
  let search: (rules: Rules, answer: Answer) => Generator<Nearby | undefined, void>;

  // What the scripts of the data give.
  const constants: { years: [number, number]; weekdays: string[]; weekdayNames: Texts; yesOrNo: Texts };
  let asOf: string;
  let words: Texts;
  let rules: Rules;
  let many: Many;
  let bank: Bank;
}

/** The one element of a place that must be there: any of HTML, or one of the kind that is named. */
interface The {
  (place: ParentNode, selector: string): HTMLElement;
  <Kind extends Element>(place: ParentNode, selector: string, kind: new () => Kind): Kind;
}

type Control = HTMLInputElement | HTMLSelectElement;
type Form = ReturnType<typeof rulebook.form>;

/** What a link tells, and the names of its own form that nothing takes. */
interface Linked {
  facts: Texts;
  supposed: Texts;
  asOf: string;
  known: Texts;
  unknown: string[];
}

/** An item that was drawn, with the order in which its options stand. */
type Drawn = { item: Item; order: number[] };

/** What makes an exam paper. */
type Asked = { role: string; label: string; count: number; seed: number; items: Item[]; left: number };

/** Ten items of the self-test, how many of them were wrong before, and how far the reader is. */
type Round = { drawn: Drawn[]; again: number; asked: number; score: number; missed: Item[] };

// What the search worker knows besides: the theme's lunr, and the table of characters that a build puts before `search.js`.
declare const TRADITIONAL: string;
declare const lunr: { tokenizer: { separator: RegExp }; stopWordFilter(word: string): string | undefined };
interface LunrIndex {
  invertedIndex: Record<string, Record<string, Record<string, unknown>>>;
  pipeline: { runString(word: string): string[] };
}

/** An entry as `search_entries.py` writes it. */
interface SearchEntry {
  [field: string]: any;
  location: string;
  title: string;
  text: string;
  kind: number;
  tag: string;
  id?: string;
  names?: string[];
}

/** The rules' or the page's own words for a key, with the braces filled. */
type Say = (key: string, parts?: Record<string, any>) => string;

type Batch = InstanceType<typeof rulebook.batch.Batch>;
type Reply = ReturnType<Batch["reply"]>;

/** What the reader has said of whole columns, by the name of the column, and of how many cells each was asked. */
type Ways = { percent: Texts; blank: Texts; counts: Record<string, number>; columns?: string[] };

/** What is being worked on; it ends when it is stopped, or `replaced` by another. */
type Job = { ended: boolean; replaced: boolean };

type Nearby = { fact: string; value: any; typed: any; sentence: string };
