"""What a facet's answers may not be together."""

from __future__ import annotations

from collections.abc import Callable

from app.core.i18n import gettext as _
from app.opportunities.conditions.shapes import Fields, Problem
from app.opportunities.states import Facet


def _period(fields: Fields) -> list[Problem]:
    if "within" in fields and "unit" not in fields:
        return [Problem("unit", _("Choose months or years."))]
    if "unit" in fields and not fields.get("within"):
        return [Problem("within", _("Enter how many months or years."))]
    return []


def _age(fields: Fields) -> list[Problem]:
    youngest, oldest = fields.get("youngest"), fields.get("oldest")
    if youngest is None and oldest is None:
        return [Problem("youngest", _("Enter the youngest age, the oldest, or both."))]
    if youngest is not None and oldest is not None and youngest > oldest:
        return [Problem("oldest", _("The oldest age must not be below the youngest."))]
    return []


def _training(fields: Fields) -> list[Problem]:
    named = fields.get("course") or fields.get("name")
    return [] if named else [Problem("course", _("Choose a course, or say in words which training it is."))]


def _exclusion(fields: Fields) -> list[Problem]:
    if fields["who"] in {"profession", "other"} and not fields.get("subject"):
        return [Problem("subject", _("Say in words who may not take part."))]
    if fields["ends"] == "period" and not fields.get("within"):
        return [Problem("within", _("Enter how many months or years after it ended."))]
    return _period(fields) if fields["ends"] == "period" else []


def _named_other(kind: str, words: str) -> Callable[[Fields], list[Problem]]:
    def check(fields: Fields) -> list[Problem]:
        other = fields[kind] == "other" and not fields.get(words)
        return [Problem(words, _("Say in words what it is."))] if other else []

    return check


def _term(fields: Fields) -> list[Problem]:
    if "length" in fields and "unit" not in fields:
        return [Problem("unit", _("Choose months or years."))]
    if not fields.keys() & {"length", "review", "reviewed_on"}:
        return [Problem("length", _("Enter how long the role lasts, or when it is looked at again."))]
    return []


CHECKS: dict[Facet, Callable[[Fields], list[Problem]]] = {
    Facet.RECENCY: _period,
    Facet.AGE: _age,
    Facet.TRAINING: _training,
    Facet.EXCLUSION: _exclusion,
    Facet.AGREEMENT: _named_other("what", "name"),
    Facet.CONSENT: _named_other("to", "subject"),
    Facet.TERM: _term,
}
