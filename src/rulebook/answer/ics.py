"""The schedule of an answer as an iCalendar file (RFC 5545), the same bytes as the page makes in the browser.

What is laid out from day to day becomes events with the hours of a day; what else falls on days, an event of whole
days with an alarm. The same plan has the same UIDs, so that a second import changes events and adds none; what is made
later has a higher SEQUENCE, by which calendars know that it takes the place of what was made before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from rulebook.answer.request import Answer
from rulebook.answer.schedule import Marked, Scheduled, hours, marks, schedule
from rulebook.answer.sentence import notes, text_in_words
from rulebook.bilingual import Language
from rulebook.handbook import Handbook
from rulebook.language import typed
from rulebook.wording import cited, in_words, say

__all__ = ["ics"]

# Times of day are those of the place of work. A zone with its name keeps them in every calendar, which times without
# a zone do not; its one rule holds because China has had no summer time since 1991.
ZONE = "Asia/Shanghai"
TIMEZONE = (
    "BEGIN:VTIMEZONE", f"TZID:{ZONE}", "BEGIN:STANDARD", "DTSTART:19920101T000000", "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0800", "TZNAME:CST", "END:STANDARD", "END:VTIMEZONE",
)  # fmt: skip
FIRST = datetime(2020, 1, 1, tzinfo=UTC)
"""From this moment on the seconds are counted that make a SEQUENCE, which may have 31 bits."""
MOST_OCTETS = 75


def ics(handbook: Handbook, answer: Answer, language: Language, made: datetime) -> str:
    """The calendar file made at that moment, lines ended as the standard wants; empty where there is no schedule."""
    days = schedule(handbook, answer)
    if not days:
        return ""
    return "".join(f"{folded(line)}\r\n" for line in _Calendar(handbook, answer, language, made).lines(days))


def escaped(text: str) -> str:
    r"""A text as a value of the standard's type TEXT.

    >>> print(escaped("a, b; c\\d\ne"))
    a\, b\; c\\d\ne
    """
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\n", "\\n")


def folded(line: str) -> str:
    r"""The line in pieces of at most 75 octets, no character cut in two; each further piece begins with a space.

    >>> [len(piece.encode()) for piece in folded("训" * 50).split("\r\n")]
    [75, 73, 4]
    """
    pieces, room = [""], MOST_OCTETS
    for character in line:
        octets = len(character.encode())
        if octets > room:
            pieces.append("")
            room = MOST_OCTETS - 1
        pieces[-1] += character
        room -= octets
    return "\r\n ".join(pieces)


def digest(text: str) -> str:
    """A text as 16 hexadecimal digits, the same in a page: Fowler, Noll and Vo's hash (FNV-1a, 64 bits).

    >>> digest("course.days=7")
    '283041d7d3970ac1'
    """
    number = 0xCBF29CE484222325
    for octet in text.encode():
        number = (number ^ octet) * 0x100000001B3 % 2**64
    return f"{number:016x}"


class _Calendar:
    def __init__(self, handbook: Handbook, answer: Answer, language: Language, made: datetime) -> None:
        self.handbook, self.answer, self.language = handbook, answer, language
        self.hours = hours(answer)
        stamp = f"{made.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        number = (made - FIRST) // timedelta(seconds=1)
        self.stamps = (f"DTSTAMP:{stamp}", f"LAST-MODIFIED:{stamp}", f"SEQUENCE:{number}")
        told = [(name, answer.facts[name]) for name in answer.calculator.asks if name in answer.facts]
        supposed = [(f"what-if.{name}", value) for name, value in answer.what_if.items()]
        plan = (f"{name}={typed(value)}" for name, value in (*told, *sorted(supposed)))
        self.plan = digest(".".join([answer.calculator.id, *plan]))

    def lines(self, days: Iterable[Scheduled]) -> Iterator[str]:
        yield from ("BEGIN:VCALENDAR", "VERSION:2.0")
        yield f"PRODID:-//rulebook//{self.answer.calculator.id}//{self.language.upper()}"
        yield from ("CALSCALE:GREGORIAN", "METHOD:PUBLISH", *TIMEZONE)
        laid = self.answer.calculator.schedule
        assert laid is not None
        own = [day for day in days if day.kind == laid.kind]
        about = self.about(self.answer.clauses)
        for number, day in enumerate(own, 1):
            words = day.words[self.language]
            title = self.say("nth day", words=words[:1].upper() + words[1:], number=str(number), days=str(len(own)))
            for part, ends in enumerate(self.hours or (None,), 1):
                when = whole(day.day, day.day) if ends is None else timed(day.day, *ends)
                yield from self.event(f"{number}-{part}", when, title, about)
        for number, mark in enumerate(marks(self.answer), 1):
            yield from self.mark(number, mark)
        yield "END:VCALENDAR"

    def mark(self, number: int, mark: Marked) -> Iterator[str]:
        title, clause = mark.words[self.language], self.handbook.clauses[mark.clause]
        text = text_in_words(self.handbook, clause.words, self.answer.as_of, self.language)
        opens = self.hours[0][0] if self.hours else time()
        alarm = (
            "BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{escaped(title)}",
            f"TRIGGER:PT{opens.hour}H{opens.minute}M", "END:VALARM",
        )  # fmt: skip
        about = f"{text}\n{self.about((mark.clause,))}"
        yield from self.event(f"mark-{number}", whole(mark.start, mark.end), title, about, alarm)

    def event(
        self, id: str, when: tuple[str, ...], title: str, about: str, alarm: tuple[str, ...] = ()
    ) -> Iterator[str]:
        yield from ("BEGIN:VEVENT", f"UID:{self.plan}-{id}@rulebook", *self.stamps, *when)
        yield from (f"SUMMARY:{escaped(title)}", f"DESCRIPTION:{escaped(about)}", *alarm, "END:VEVENT")

    def about(self, clauses: Iterable[str]) -> str:
        """The clauses, the rules that hold, and what is to be noted about the answer."""
        listed = self.say("names").join(cited(self.handbook, clause, self.language) for clause in clauses)
        day = in_words(self.answer.as_of, None, self.handbook, self.language)
        noted = notes(self.handbook, self.answer, self.language)
        rules = self.say("by version", day=day, version=self.handbook.version)
        return "\n".join([self.say("by clauses", clauses=listed), rules, *noted])

    def say(self, key: str, **parts: str) -> str:
        return say(key, self.language, **parts)


def compact(day: date) -> str:
    """The day as the standard writes it."""
    return day.isoformat().replace("-", "")


def whole(first: date, last: date) -> tuple[str, ...]:
    """From the first day to the last; where the event ends is a day later."""
    end = compact(last + timedelta(days=1))
    return (f"DTSTART;VALUE=DATE:{compact(first)}", f"DTEND;VALUE=DATE:{end}", "TRANSP:TRANSPARENT")


def timed(day: date, start: time, end: time) -> tuple[str, ...]:
    """From one time of the day to another."""
    return tuple(
        f"{key};TZID={ZONE}:{compact(day)}T{moment:%H%M}00" for key, moment in (("DTSTART", start), ("DTEND", end))
    )
