// Draw: items at random, spread over what they are about. Papers are known by their seed. Twin of draw.py.
"use strict";

rulebook.draw = (() => {
  const SEEDS = 2 ** 32;

  /** Tommy Ettinger's generator of 32-bit words.
      @param {number} seed */
  function mulberry32(seed) {
    let state = seed;
    return () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let word = Math.imul(state ^ (state >>> 15), state | 1);
      word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
      return (word ^ (word >>> 14)) >>> 0;
    };
  }

  /** The things in an order that the words choose: Fisher and Yates's shuffle, from the end.
      @template T @param {T[]} things @param {() => number} word */
  function shuffled(things, word) {
    for (let last = things.length - 1; last > 0; last -= 1) {
      const other = Math.floor((word() * (last + 1)) / SEEDS);
      [things[last], things[other]] = [things[other], things[last]];
    }
    return things;
  }

  /** The things in rounds: first one of each key, then the second of each, in the order they had.
      @template T @param {T[]} things @param {(thing: T) => string} key */
  function spread(things, key) {
    const seen = new Map();
    const rounds = things.map((thing) => {
      const round = seen.get(key(thing)) ?? 0;
      seen.set(key(thing), round + 1);
      return /** @type {[number, T]} */ ([round, thing]);
    });
    return rounds.sort(([a], [b]) => a - b).map(([, thing]) => thing);
  }

  /** So many of the items, each with its options in the order of the paper; the first of an item's is the right one.
      Each that is struck, one after another, makes room for the next in the order.
      @param {Item[]} items @param {number} count @param {number} seed @param {number[]} without */
  function draw(items, count, seed, without = []) {
    const word = mulberry32(seed);
    let order = shuffled([...items], word);
    order = spread(order, (item) => item.source);
    order = spread(order, (item) => `${item.policy} ${item.kind}`);
    const drawn = order.map((item) => ({ item, order: shuffled([...item.options.keys()], word) }));
    const paper = drawn.splice(0, count);
    without.forEach((number, i) => {
      const struck = without.slice(0, i + 1);
      const place = paper.findIndex(({ item }) => item.number === number);
      if (place < 0) return;
      while (struck.includes(drawn[0].item.number)) drawn.shift();
      [paper[place]] = drawn.splice(0, 1);
    });
    return paper;
  }

  return Object.assign(draw, { SEEDS });
})();
