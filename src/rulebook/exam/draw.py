"""Draw: items at random, spread over what they are about, always the same for the same seed.

The page draws with `draw.js`, its twin: the same generator, the same order of steps. Neither may change
without the other, nor lightly at all, for papers are known by their seed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, MutableSequence, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rulebook.bilingual import Words
from rulebook.exam.items import Item

__all__ = ["SEEDS", "Drawn", "draw", "mulberry32"]

SEEDS = 2**32
"""Seeds are whole numbers from 0 to one less."""

LETTERS = "ABCDEFGH"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Drawn:
    """An item on a paper, its options in the order of the paper."""

    item: Item
    order: tuple[int, ...]

    @property
    def options(self) -> tuple[tuple[str, Words], ...]:
        """The letters and what they stand for."""
        return tuple((LETTERS[i], self.item.options[index]) for i, index in enumerate(self.order))

    @property
    def right(self) -> str:
        """The letter of the right option."""
        return LETTERS[self.order.index(0)]


def draw(items: Sequence[Item], count: int, seed: int, without: Sequence[int] = ()) -> tuple[Drawn, ...]:
    """So many of the items, or all where there are fewer, with their options shuffled.

    All are shuffled; then those whose source has come up less often go first, and after that those whose policy and
    kind have: a short paper asks about many things, and a long one repeats itself as late as it can.

    Items are struck one after another by their numbers, `without` which as many must be left as are drawn: each time
    the next in the order takes the place of the one struck, and all others stay where they are.
    """
    words = mulberry32(seed)
    order = shuffled(list(items), words)
    order = spread(order, lambda item: item.source)
    order = spread(order, lambda item: (item.policy, item.kind))
    drawn = [Drawn(item, tuple(shuffled(list(range(len(item.options))), words))) for item in order]
    paper, following = drawn[:count], iter(drawn[count:])
    for struck, number in enumerate(without, 1):
        for place, entry in enumerate(paper):
            if entry.item.number == number:
                paper[place] = next(other for other in following if other.item.number not in without[:struck])
    return tuple(paper)


def mulberry32(seed: int) -> Iterator[int]:
    """Tommy Ettinger's generator of 32-bit words, which a page computes in the same few steps.

    >>> words = mulberry32(7)
    >>> next(words), next(words)
    (50271532, 266108690)
    """
    mask, state = SEEDS - 1, seed
    while True:
        state = (state + 0x6D2B79F5) & mask
        word = ((state ^ state >> 15) * (state | 1)) & mask
        word ^= (word + (word ^ word >> 7) * (word | 61)) & mask
        yield word ^ word >> 14


def shuffled(things: MutableSequence[T], words: Iterator[int]) -> MutableSequence[T]:
    """The things in an order that the words choose: Fisher and Yates's shuffle, from the end."""
    for last in range(len(things) - 1, 0, -1):
        other = next(words) * (last + 1) // SEEDS
        things[last], things[other] = things[other], things[last]
    return things


def spread(things: Sequence[T], key: Callable[[T], object]) -> list[T]:
    """The things in rounds: first one of each key, then the second of each, in the order they had.

    >>> spread(["a1", "a2", "b1", "a3"], lambda thing: thing[0])
    ['a1', 'b1', 'a2', 'a3']
    """
    seen: Counter[object] = Counter()
    rounds: list[tuple[int, T]] = []
    for thing in things:
        rounds.append((seen[key(thing)], thing))
        seen[key(thing)] += 1
    return [thing for _, thing in sorted(rounds, key=lambda entry: entry[0])]
