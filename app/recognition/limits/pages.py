"""The own limit in words, and the line beside a claim that its person alone reads."""

from __future__ import annotations

from flask import Flask
from flask_login import current_user

from app.core import clock
from app.core.formatting import day, money, short_day
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.people.acting import going_on
from app.recognition.claims.models import Claim
from app.recognition.limits import queries, rules
from app.recognition.limits.states import Span

SPANS = {Span.WEEK: _l("A week"), Span.FOUR_WEEKS: _l("Four weeks"), Span.MONTH: _l("A month")}


def init_app(app: Flask) -> None:
    app.jinja_env.globals["own_limit_words"] = own_limit_words


def own_limit_words(claim: Claim) -> str:
    """What this payment comes to with others of that time; nothing for anybody but the person themselves."""
    if claim.person_id != current_user.person_id or going_on() is not None:
        return ""
    try:
        limit = queries.limit_of(claim.person_id)
    except queries.Lost:
        return ""
    if limit is None:
        return ""
    found = rules.stretches(limit, queries.money_of(claim.person_id), clock.today())
    here = next((each for each in found if any(money.claim_id == claim.id for money in each.money)), None)
    return together(limit, here) if here else ""


def together(limit: rules.Limit, stretch: rules.Stretch) -> str:
    """Such as "Paid with your other claims, this would come to £46 in the week of 14 December. Your limit is £40."."""
    words = {"sum": money(stretch.pence), "when": when(limit, stretch)}
    said = (
        _("Paid with your other claims, this would come to %(sum)s in %(when)s.", **words)
        if len(stretch.money) > 1
        else _("This would come to %(sum)s in %(when)s.", **words)
    )
    over = rules.over(limit, stretch)
    if over:
        return said + " " + _("That is %(over)s more than the limit you set yourself.", over=money(over))
    return said + " " + _("That is within the limit you set yourself.")


def when(limit: rules.Limit, stretch: rules.Stretch) -> str:
    if limit.span is Span.WEEK:
        return _("the week of %(day)s", day=day(stretch.first))
    return _("the time from %(first)s to %(last)s", first=short_day(stretch.first), last=day(stretch.last))


def heading(limit: rules.Limit, stretch: rules.Stretch) -> str:
    if limit.span is Span.WEEK:
        return _("The week of %(day)s", day=day(stretch.first))
    return _("From %(first)s to %(last)s", first=short_day(stretch.first), last=day(stretch.last))


def expected(money_: rules.Money) -> str:
    """When it arrived, or by when it is likely to."""
    return _("Paid on %(day)s", day=day(money_.on)) if money_.arrived else _("By about %(day)s", day=day(money_.on))


def tax_year(begins: int) -> str:
    return _("%(year)d to %(next)d", year=begins, next=begins + 1)
