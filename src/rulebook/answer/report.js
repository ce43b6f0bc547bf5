// An answer as the object that `rulebook calc --json` prints. Twin of report.py.
"use strict";

(() => {
  const { plain } = rulebook.spelling;
  const { Refusal } = rulebook.typed;
  const { isMissing } = rulebook.semantics;
  const { notes, sentence } = rulebook.explanation;

  /** @param {Field} field */
  const measureOf = (field) => (field.kind === "number" ? field.measure : null);

  /** What an answer tells before what explains it has come.
      @type {Explanation} */
  const UNEXPLAINED = { reason: { text: "", clauses: [] }, arithmetic: [], because: [] };

  /** The answer as the object that `rulebook calc --json` prints, its numbers as exact digits.
      @param {Rules} rules @param {Answer} found */
  function report(rules, found) {
    /** @param {any} values */
    const plainly = (values) => Object.fromEntries([...values].map(([name, value]) => [name, plain(value)]));
    /** @param {any} given */
    const output = ([name, value]) => [
      name,
      { value: isMissing(value) ? null : plain(value), unit: measureOf(rules.fields[name]) },
    ];
    const { reason, arithmetic, because } = rulebook.explain ? rulebook.explain(rules, found) : UNEXPLAINED;
    /** @param {any} given */
    const scheduled = ({ day, kind, words }) => ({
      date: String(day), kind, ...(kind === "holiday" ? { name: words } : {}),
    });
    const laid = rules.calculator.schedule ? { schedule: rulebook.schedule(rules, found).map(scheduled) } : {};
    const then = rulebook.nextSteps(rules, found);
    return {
      calculator: rules.calculator.id,
      as_of: found.asOf,
      facts: plainly(found.facts),
      outputs: Object.fromEntries([...found.outputs].map(output)),
      sentence: sentence(rules, found), reason, arithmetic, because,
      clauses: found.clauses,
      questions: found.questions,
      what_if: plainly(found.whatIf),
      missing: found.missing,
      undecided: found.undecided,
      notes: notes(rules, found),
      then, ...laid,
    };
  }

  /** The report of an answer, or `{refusal, subject}`: one plain sentence, and the name it is about.
      @param {Rules} rules @param {Texts} facts @param {string} asOf @param {Texts} [whatIf] */
  function answer(rules, facts, asOf, whatIf = {}) {
    try {
      return report(rules, rulebook.work(rules, facts, asOf, whatIf));
    } catch (error) {
      if (error instanceof Refusal) return { refusal: error.message, subject: error.subject };
      throw error;
    }
  }

  Object.assign(rulebook, { answer, report });
})();
