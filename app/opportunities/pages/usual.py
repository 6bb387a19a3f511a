"""Usual ways to pay, in words: for whoever chooses one, and above the form that starts from it."""

from __future__ import annotations

from datetime import date

from app.core import tax_year
from app.core.formatting import day, hours, money
from app.core.i18n import gettext as _
from app.opportunities.rules.usual import Usual
from app.opportunities.states import PayModel


def title(usual: Usual) -> str:
    """Such as "£20 for each 3 hours or part of it (Tees, Esk and Wear Valleys NHS Foundation Trust)"."""
    return f"{_what(usual)} ({usual.body})" if usual.body else _what(usual)


def _what(usual: Usual) -> str:
    answers: dict[str, int] = {name: each for name, each in usual.answers.items() if isinstance(each, int)}
    if usual.model is PayModel.BLOCK:
        return _(
            "%(sum)s for each %(time)s or part of it", sum=money(answers["pence"]), time=hours(answers["unit_minutes"])
        )
    if usual.model is PayModel.DAY:
        return _(
            "%(day)s a day, %(half)s for up to %(time)s",
            day=money(answers["pence"]), half=money(answers["half_pence"]), time=hours(answers["threshold_minutes"]),
        )  # fmt: skip
    if usual.model is PayModel.FIXED and "pence" in answers:
        return _("%(sum)s for reading and comments", sum=money(answers["pence"]))
    if usual.model is PayModel.FIXED:
        return _("One sum for taking part, preparing and what follows")
    return _("By the hour, at our own standard rate")


def source(usual: Usual, today: date) -> str:
    """Where it comes from, when it was last looked at, and whether that is too long ago. Nothing for our own rate."""
    if not usual.source:
        return ""
    said = _("Source: %(source)s. Last checked on %(day)s.", source=usual.source, day=day(usual.checked))
    if tax_year.out_of_date(usual.checked, today):
        return said + " " + _("A new tax year has begun since: please check it before you use it.")
    return said
