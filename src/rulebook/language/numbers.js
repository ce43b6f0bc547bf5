// Exact numbers, for rules that no binary float may touch: what Python has of its own.
"use strict";

rulebook.numbers = (() => {
  /** An exact number: a fraction of two big integers in lowest terms, its sign above. */
  class Ratio {
    /** @param {bigint} above @param {bigint} [below] */
    constructor(above, below = 1n) {
      const shared = below === 1n ? 1n : greatestDivisor(above, below) * (below < 0n ? -1n : 1n);
      this.above = shared === 1n ? above : above / shared;
      this.below = shared === 1n ? below : below / shared;
    }
  }

  /** @param {bigint} number @param {number} width */
  const padded = (number, width) => String(number).padStart(width, "0");
  /** @param {bigint} number */
  const absolute = (number) => (number < 0n ? -number : number);

  /** @param {bigint} a @param {bigint} b */
  function greatestDivisor(a, b) {
    [a, b] = [absolute(a), absolute(b)];
    while (b) [a, b] = [b, a % b];
    return a;
  }

  /** The number that plain digits write, such as "-12.50".
      @param {string} text */
  function ratio(text) {
    const [whole, decimals = ""] = text.split(".");
    return new Ratio(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
  }

  /** @param {Ratio} a @param {Ratio} b */
  const add = (a, b) => new Ratio(a.above * b.below + b.above * a.below, a.below * b.below);
  /** @param {Ratio} a */
  const negate = (a) => new Ratio(-a.above, a.below);
  /** @param {Ratio} a @param {Ratio} b */
  const subtract = (a, b) => add(a, negate(b));
  /** @param {Ratio} a @param {Ratio} b */
  const multiply = (a, b) => new Ratio(a.above * b.above, a.below * b.below);
  /** @param {Ratio} a @param {Ratio} b */
  const divide = (a, b) => new Ratio(a.above * b.below, a.below * b.above);

  /** Negative, zero or positive as a lies below, at or above b; both are numbers, days or times.
      @param {any} a @param {any} b */
  function compare(a, b) {
    const difference = a instanceof Ratio ? a.above * b.below - b.above * a.below : a.number - b.number;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  /** @param {Ratio} a */
  function floor(a) {
    const whole = a.above / a.below;
    return new Ratio(a.above < 0n && whole * a.below !== a.above ? whole - 1n : whole);
  }

  /** @param {Ratio} a */
  const ceiling = (a) => negate(floor(negate(a)));

  /** To so many decimals, halves away from zero.
      @param {Ratio} a @param {Ratio} places */
  function round(a, places) {
    const power = new Ratio(10n ** places.above);
    const whole = floor(add(multiply(new Ratio(absolute(a.above), a.below), power), new Ratio(1n, 2n)));
    return divide(a.above < 0n ? negate(whole) : whole, power);
  }

  return { Ratio, absolute, add, ceiling, compare, divide, floor, multiply, negate, padded, ratio, round, subtract };
})();
