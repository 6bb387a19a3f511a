"""What can happen to money that is owed. Never a sum that names a person: ids and codes alone."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Event
from app.recognition.finance.states import Answer, Route


@dataclass(frozen=True)
class LinesOwed(Event):
    """What a claim is owed was written anew; `taken_back` of its lines in batches are reversed by new ones."""

    claim_id: int
    written: int
    taken_back: int


@dataclass(frozen=True)
class PayeeSet(Event):
    """How somebody is paid was written down. The reference itself stands in no audit."""

    person_id: int
    route: Route
    set_up: bool


@dataclass(frozen=True)
class BatchBegun(Event):
    batch_id: int
    lines: int


@dataclass(frozen=True)
class BatchMade(Event):
    batch_id: int


@dataclass(frozen=True)
class ClaimsSent(Event):
    """Lines of these claims stand in a batch that is made. Said in portions: a batch may hold many thousands."""

    batch_id: int
    claim_ids: tuple[int, ...]


@dataclass(frozen=True)
class LineAnswered(Event):
    line_id: int
    claim_id: int
    answer: Answer


@dataclass(frozen=True)
class AnswersRead(Event):
    """A file of the finance system was read to its end."""

    file_id: int
    answered: int


@dataclass(frozen=True)
class MappingKept(Event):
    mapping_id: int


@dataclass(frozen=True)
class NameForgotten(Event):
    """The name of an erased person was taken out of the lines. The money and its reference stay."""

    person_id: int
