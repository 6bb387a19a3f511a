"""The lines of a calendar file as they stand, for mails from anywhere: nothing here can fail, and no time is computed.

Our own small reader on purpose. A library would build time zones from what a stranger sent and keep them for the mails
of others (measured with icalendar 7.3.0), and of a reply only six plain values are ever used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

FOLD = re.compile(r"\r\n[ \t]|\n[ \t]|\r[ \t]")
BREAK = re.compile(r"\r\n|\n|\r")
MOST_LINES = 5000


@dataclass(frozen=True)
class Line:
    """`name` and the names of `parameters` are in capitals; `value` is as it was written."""

    name: str
    value: str
    parameters: dict[str, str]


@dataclass
class Component:
    """One BEGIN … END with the lines of its own; an END that is missing is forgiven."""

    name: str
    lines: list[Line] = field(default_factory=list)

    def all(self, name: str) -> list[Line]:
        return [line for line in self.lines if line.name == name]

    def value(self, name: str) -> str:
        """Of the first line of this name, without space around it; empty where there is none."""
        return next((line.value.strip() for line in self.lines if line.name == name), "")


def components(text: str) -> list[Component]:
    """Every component of the file in the order in which they begin, those inside others too."""
    found: list[Component] = []
    stack: list[Component] = []
    for line in _lines(text):
        if line.name == "BEGIN":
            stack.append(Component(line.value.strip().upper()))
            found.append(stack[-1])
        elif line.name == "END":
            if stack:
                stack.pop()
        elif stack:
            stack[-1].lines.append(line)
    return found


def plain(value: str) -> str:
    """A text value with its escapes taken back."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value, flags=re.DOTALL)


def _lines(text: str) -> Iterator[Line]:
    unfolded = FOLD.sub("", text.lstrip("\ufeff"))
    for number, words in enumerate(BREAK.split(unfolded)):
        if number == MOST_LINES:
            return
        head, colon, value = _halves(words)
        if colon:
            name, *parameters = _split(head, ";")
            yield Line(name.strip().upper(), value, dict(_parameter(each) for each in parameters))


def _parameter(words: str) -> tuple[str, str]:
    name, _equals, value = words.partition("=")
    return name.strip().upper(), value.strip().strip('"')


def _halves(words: str) -> tuple[str, str, str]:
    """Before and after the first colon that does not stand in quotes."""
    quoted = False
    for at, letter in enumerate(words):
        if letter == '"':
            quoted = not quoted
        elif letter == ":" and not quoted:
            return words[:at], ":", words[at + 1 :]
    return words.partition(":")  # a quote that never ends


def _split(words: str, by: str) -> list[str]:
    """At every `by` that does not stand in quotes."""
    parts, begin, quoted = [], 0, False
    for at, letter in enumerate(words):
        if letter == '"':
            quoted = not quoted
        elif letter == by and not quoted:
            parts.append(words[begin:at])
            begin = at + 1
    return [*parts, words[begin:]]
