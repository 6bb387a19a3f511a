"""What has to be written so that the lines say what is owed: the one place that decides on taking back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Protocol

from app.recognition.finance.states import Answer, Element, Route


@dataclass(frozen=True)
class Due:
    """One sum that is owed now. `source` is "fee", or which expense of the claim; there is one of each."""

    source: str
    element: Element
    words: str
    pence: int
    happened_on: date
    pay_from: date | None = None
    minutes: int | None = None
    rate_pence: int | None = None
    cost_centre: str = ""
    confirmed_by: str = ""
    confirmed_at: datetime | None = None
    authorised_by: str = ""
    authorised_at: datetime | None = None
    asked_route: Route | None = None


class Line(Protocol):
    """As much of a payable line as is looked at here."""

    @property
    def id(self) -> int: ...
    @property
    def source(self) -> str: ...
    @property
    def edition(self) -> int: ...
    @property
    def reverses_id(self) -> int | None: ...
    @property
    def batch_id(self) -> int | None: ...
    @property
    def answer(self) -> Answer | None: ...


@dataclass(frozen=True)
class Plan:
    """Lines that go (they were never sent), lines that are taken back by a new one, and sums to be written."""

    gone: Sequence[int]
    taken_back: Sequence[int]
    written: Sequence[Due]


SENT_AS = (
    "element",
    "words",
    "pence",
    "happened_on",
    "minutes",
    "cost_centre",
    "asked_route",
)  # a change of these is a mistake
ALL = tuple(field.name for field in fields(Due))


def settled(lines: Collection[Line], dues: Sequence[Due], *, decided: bool = True) -> Plan:
    """What makes `lines` of one claim say `dues`; while it is not decided what is due, lines that were not sent go.

    A line stands while finance has not rejected it and no line takes it back. Of the lines of a source that stand,
    one may stay: the one that says what is due. A line that takes back a rejected one takes back money that never
    went, so it does not stay either. Taking back that was not sent yet is decided anew.
    """
    alive = [line for line in lines if line.answer is not Answer.REJECTED]
    planned = {line.reverses_id: line for line in alive if line.reverses_id is not None and line.batch_id is None}
    fixed = [line for line in alive if line.reverses_id is None or line.batch_id is not None]
    taken_back = {line.reverses_id for line in fixed if line.reverses_id is not None}
    standing = [line for line in fixed if line.id not in taken_back]
    positive = [line for line in standing if line.reverses_id is None]
    if decided:
        kept, written = _kept(positive, dues)
        wrong = [line for line in positive if line.id not in kept]
    else:
        written, wrong = [], [line for line in positive if line.batch_id is None]
    return _plan([*_over(lines, standing), *wrong], planned, written)


def mended(lines: Collection[Line]) -> Plan:
    """What a rejection has left one-sided, and nothing else."""
    alive = [line for line in lines if line.answer is not Answer.REJECTED]
    rejected = {line.id for line in lines if line.answer is Answer.REJECTED}
    taken_back = {line.reverses_id for line in alive}
    over = [line for line in alive if line.reverses_id in rejected and line.id not in taken_back]
    gone = [line.id for line in over if line.batch_id is None]
    return Plan(gone, [line.id for line in over if line.batch_id is not None], ())


def _over(lines: Collection[Line], standing: Sequence[Line]) -> list[Line]:
    """Those that take back money that never went."""
    rejected = {line.id for line in lines if line.answer is Answer.REJECTED}
    return [line for line in standing if line.reverses_id in rejected]


def _kept(positive: Sequence[Line], dues: Sequence[Due]) -> tuple[set[int], list[Due]]:
    """The lines that say what is due, one a source, and the dues that no line says."""
    kept: set[int] = set()
    written: list[Due] = []
    for due in dues:
        same = [line for line in positive if line.source == due.source and _says(line, due)]
        if same:
            kept.add(max(same, key=lambda line: (line.batch_id is not None, line.edition)).id)
        else:
            written.append(due)
    return kept, written


def _says(line: Line, due: Due) -> bool:
    """A line that was not sent is written anew for any change; a sent one only where what was sent is not right."""
    looked_at = ALL if line.batch_id is None else SENT_AS
    return all(getattr(line, name) == getattr(due, name) for name in looked_at)


def _plan(wrong: Sequence[Line], planned: Mapping[int, Line], written: Sequence[Due]) -> Plan:
    """`planned` are takings back that were not sent, by the line that they take back."""
    sent = {line.id for line in wrong if line.batch_id is not None}
    gone = [line.id for line in wrong if line.batch_id is None]
    gone += [line.id for line_id, line in planned.items() if line_id not in sent]
    return Plan(gone, sorted(sent - planned.keys()), written)
