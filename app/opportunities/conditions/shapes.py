"""The shapes an answer about a condition may take, and how each is kept as JSON."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

Fields = Mapping[str, Any]  # the structured part of one condition, as `stored` left it
Sentence = Any  # a str or a lazily translated one


class Answer(enum.Enum):
    TEXT = "text"
    NUMBER = "number"
    DAY = "day"  # kept as "2027-01-30"
    ONE = "one"  # of `choices`
    MANY = "many"  # of `choices`, a list
    YES = "yes"
    COURSE = "course"  # a course's code
    SERVICE = "service"  # a service's id, as a number
    TAGS = "tags"  # alternatives, each a list of what is needed together: [["a", "b"], ["c"]] is (a and b) or c


class Problem(NamedTuple):
    """A refusal of one answer: the name of its field, and one sentence saying what to do."""

    field: str
    sentence: str


@dataclass(frozen=True)
class Field:
    """One question about a condition. `required` is the sentence when it was left empty; of those with `one_of`
    at least one is asked for, so none of them is called optional.
    """

    key: str
    shape: Answer
    label: Sentence
    hint: Sentence = ""
    choices: tuple[tuple[str, Sentence], ...] = ()
    required: Sentence | None = None
    most: int = 1000
    one_of: bool = False

    def label_of(self, value: object) -> str:
        return str(dict(self.choices).get(str(value), value))


def stored(fields: tuple[Field, ...], answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers as JSON: known keys only, nothing empty. Raises ValueError or TypeError for a value no form gives."""
    kept: dict[str, Any] = {}
    for field in fields:
        value = answers.get(field.key)
        if value not in (None, "", [], False):
            kept[field.key] = _KEPT[field.shape](field, value)
    return kept


def _text(_field: Field, value: Any) -> str:
    return str(value)[:500]


def _number(field: Field, value: Any) -> int:
    if not isinstance(value, int) or not 0 <= value <= field.most:
        raise ValueError(f"{field.key}: {value!r} is not a number up to {field.most}")
    return value


def _day(_field: Field, value: Any) -> str:
    return (value if isinstance(value, date) else date.fromisoformat(value)).isoformat()


def _one(field: Field, value: Any) -> str:
    if value not in dict(field.choices):
        raise ValueError(f"{field.key}: {value!r} is not one of the answers")
    return str(value)


def _many(field: Field, value: Any) -> list[str]:
    return [_one(field, each) for each in value]


def _yes(_field: Field, _value: Any) -> bool:
    return True


def _tags(_field: Field, value: Any) -> list[list[str]]:
    """From lists, or from lines in which a plus sign joins what is needed together."""
    lines = [line.split("+") for line in value.split("\n")] if isinstance(value, str) else value
    groups = [[str(tag).strip()[:80] for tag in line if str(tag).strip()] for line in lines]
    return [group for group in groups if group][:10]


_KEPT: dict[Answer, Callable[[Field, Any], Any]] = {
    Answer.TEXT: _text,
    Answer.NUMBER: _number,
    Answer.DAY: _day,
    Answer.ONE: _one,
    Answer.MANY: _many,
    Answer.YES: _yes,
    Answer.COURSE: _text,
    Answer.SERVICE: _number,
    Answer.TAGS: _tags,
}
