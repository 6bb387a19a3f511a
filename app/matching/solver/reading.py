"""An instance from the bytes of a file (`schema: involvement-matching/1`), or a sentence on what is wrong where."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import Any, NoReturn

from app.matching.solver.instance import (
    IN_PERSON,
    ONLINE,
    Advisor,
    BadInstance,
    Instance,
    Mix,
    Opportunity,
    overlapping,
)
from app.matching.solver.shapes import (
    LARGEST,
    Reader,
    Wrong,
    field,
    flag,
    many,
    named,
    one_of,
    shown,
    span,
    whole,
    window,
    word,
    words,
    work,
)

SCHEMA = "involvement-matching/1"
MONDAY, SUNDAY = 0, 6


def read(content: bytes) -> Instance:
    """Raises `BadInstance`."""
    try:
        return of(json.loads(content, parse_constant=_no_constant))
    except RecursionError:
        raise BadInstance("The file is nested too deeply to be an instance.") from None
    except UnicodeDecodeError:
        raise BadInstance("The file is not text in UTF-8.") from None
    except json.JSONDecodeError as error:
        raise BadInstance(f"The file is not JSON: see line {error.lineno}, column {error.colno}.") from None
    except BadInstance:
        raise
    except ValueError:  # a number of thousands of digits
        raise BadInstance("The file has a number that is too long to be read.") from None


def of(value: Any) -> Instance:
    """The instance that parsed JSON stands for. Raises `BadInstance`."""
    try:
        field(value, "schema", one_of(SCHEMA))
        return _checked(Instance(**{name: field(value, name, each) for name, each in INSTANCE.items()}))
    except Wrong as wrong:
        raise BadInstance(str(wrong)) from None


def _no_constant(name: str) -> NoReturn:
    raise BadInstance(f"The file holds {name}, which is not a number.")


def _monday(value: Any) -> str:
    try:
        day = date.fromisoformat(word(value))
    except ValueError:
        raise Wrong("must be a date such as 2026-11-30") from None
    if day.weekday() != MONDAY:
        raise Wrong("must be a Monday")
    return day.isoformat()


def _weekly(value: Any) -> tuple[tuple[int, int, int], ...]:
    windows = many(window(SUNDAY))(value)
    if overlapping(windows):
        raise Wrong("has windows of one weekday that overlap or touch: make them one")
    return windows


def _mix(value: Any) -> Mix:
    return Mix(field(value, "any_of", words), field(value, "min", whole()))


_place: Reader[int] = whole(-LARGEST)  # coordinates may lie on either side of the origin

ADVISOR: dict[str, Reader[Any]] = {
    "id": word, "x": _place, "y": _place, "max_distance": whole(), "online": flag, "in_person": flag,
    "access_needs": words, "training": named(span), "checks": named(span), "conflicts": words, "declined": words,
    "weekly": _weekly, "away": many(span), "busy": many(window(LARGEST)), "committed": many(whole()),
    "max_minutes_per_month": whole(), "max_activities": whole(), "prior_minutes": whole(), "tags": words,
    "interests": words, "ranking": many(word), "preferred_notice_days": whole(),
}  # fmt: skip
OPPORTUNITY: dict[str, Reader[Any]] = {
    "id": word, "organisation": word, "kind": word, "mode": one_of(ONLINE, IN_PERSON), "x": _place, "y": _place,
    "access": words, "required_training": words, "required_checks": words, "required_any_tag": words, "places": whole(),
    "min_places": whole(), "mix": many(_mix), "topics": words, "wanted_tags": words,
    "sessions": many(window(LARGEST)),
}  # fmt: skip
MAY_BE_ABSENT: dict[str, Reader[Any]] = {"work": work, "group": word}


def _advisor(value: Any) -> Advisor:
    return Advisor(**{name: field(value, name, each) for name, each in ADVISOR.items()})


def _opportunity(value: Any) -> Opportunity:
    found = {name: field(value, name, each) for name, each in OPPORTUNITY.items()}
    found |= {name: field(value, name, each) for name, each in MAY_BE_ABSENT.items() if name in value}
    if not found["sessions"] and "work" not in found:
        raise Wrong("must not be empty where there is no work", "sessions")
    return Opportunity(**found)


INSTANCE: dict[str, Reader[Any]] = {
    "epoch_date": _monday, "today": whole(), "month_start_days": many(whole(), least=1), "travel_pad_minutes": whole(),
    "load_unit_minutes": whole(1), "load_cap": whole(), "advisors": many(_advisor), "opportunities": many(_opportunity),
}  # fmt: skip


def _checked(instance: Instance) -> Instance:
    """What no value shows alone: ids that are used twice or name nothing, and months that do not reach."""
    months = instance.month_start_days
    if any(later <= earlier for earlier, later in pairwise(months)):
        raise Wrong("must rise from month to month", "month_start_days")
    _unique("advisors", (each.id for each in instance.advisors))
    known = _unique("opportunities", (each.id for each in instance.opportunities))
    for number, advisor in enumerate(instance.advisors):
        try:
            _check_advisor(advisor, known, len(months))
        except Wrong as wrong:
            raise wrong.under(number).under("advisors") from None
    _in_months(instance)
    return instance


def _check_advisor(advisor: Advisor, known: set[str], months: int) -> None:
    _known("declined", sorted(advisor.declined), known)
    _known("ranking", advisor.ranking, known)
    _unique("ranking", advisor.ranking)
    if not 0 <= months - len(advisor.committed) <= 1:
        raise Wrong(f"must have {months} numbers, one for each month", "committed")


def _in_months(instance: Instance) -> None:
    """The last start may be an end only: then nobody has minutes for it."""
    months = instance.month_start_days
    last = min((len(each.committed) for each in instance.advisors), default=len(months))
    for number, opportunity in enumerate(instance.opportunities):
        for where, days in (
            ("sessions", [day for day, _start, _end in opportunity.sessions]), ("work", opportunity.work_days),
        ):  # fmt: skip
            if any(day < months[0] or instance.month(day) >= last for day in days):
                raise Wrong("has a day outside of the months", "opportunities", number, where)


def _unique(where: str, names: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    for number, name in enumerate(names):
        if name in seen:
            raise Wrong(f'names "{shown(name)}" a second time', where, number)
        seen.add(name)
    return seen


def _known(where: str, names: Iterable[str], known: set[str]) -> None:
    for name in names:
        if name not in known:
            raise Wrong(f'names the opportunity "{shown(name)}", which is not in the file', where)
