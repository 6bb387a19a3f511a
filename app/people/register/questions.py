"""Questions to a person about one row, the choices they have, and what an answer does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from app.core.i18n import gettext as _

T = TypeVar("T")
U = TypeVar("U")

LEAVE_OUT = "leave-out"
SKIP = "skip"
ANY = ""  # an answer to whichever question of the row it fits
LONGEST_ANSWER = 500

Answers = Mapping[str, str]


@dataclass(frozen=True)
class Choice:
    """One answer: the word for it, what a person reads, and what the cell then holds."""

    key: str
    label: str
    value: Any = None


@dataclass(frozen=True)
class Question:
    """`key` is unique within the row. With `typed` (the label of a box) a person may also type the right value."""

    key: str
    text: str
    choices: tuple[Choice, ...] = ()
    typed: str = ""


@dataclass(frozen=True)
class Reading(Generic[T]):
    """What a cell was understood to hold: a value, notes for the report, or a question and no value."""

    value: T | None = None
    notes: tuple[str, ...] = ()
    question: Question | None = field(default=None)


def asked(key: str, text: str, *choices: Choice, typed: str = "", leave_out: str = "") -> Reading[Any]:
    """A reading that is a question; leaving the cell out is always an answer unless `leave_out` is None."""
    last = Choice(LEAVE_OUT, leave_out or str(_("Leave this out")))
    return Reading(question=Question(key, text, (*choices, last), typed))


def asked_without_way_out(key: str, text: str, *choices: Choice, typed: str = "") -> Reading[Any]:
    """A question about something the register cannot do without."""
    return Reading(question=Question(key, text, choices, typed))


def settled(reading: Reading[T], answers: Answers, again: Callable[[str], Reading[T]] | None = None) -> Reading[T]:
    """The reading after the answers: the chosen value, the typed words read again, or the question as it stands."""
    question = reading.question
    if question is None:
        return reading
    given = answers.get(question.key, answers.get(ANY, "")).strip()[:LONGEST_ANSWER]
    if not given:
        return reading
    for choice in question.choices:
        if given.casefold() in {choice.key.casefold(), choice.label.casefold()}:
            return Reading(choice.value, reading.notes)
    typed = again(given) if question.typed and again else reading
    return typed if typed.question is not None or typed.value is not None else reading
