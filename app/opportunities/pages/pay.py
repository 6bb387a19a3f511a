"""What is promised, said plainly. Unpaid is said as plainly as paid."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.core.formatting import hours, joined, money
from app.core.i18n import gettext as _
from app.opportunities.models import Opportunity, PayTerm
from app.opportunities.pages.labels import EXPENSES, PAY_PARTS, TIERS
from app.opportunities.states import Expense, PayModel, PayPart, Tier

Rates = Mapping[str, int]  # tier -> pence an hour in force


def pay_words(opportunity: Opportunity, rates: Rates | None = None) -> str:
    """One line for a card: what taking part pays, and whether expenses are paid back."""
    main = [term for term in opportunity.pay_terms if term.part is PayPart.ACTIVITY] or opportunity.pay_terms
    if not main:
        return _("Payment is not set yet")
    said = term_words(main[0], rates or {})
    also = _also_paid(opportunity, main[0])
    said = f"{said}. {also}" if also else said
    return _("%(said)s. Expenses are paid back", said=said) if opportunity.expenses else said


def _also_paid(opportunity: Opportunity, main: PayTerm) -> str:
    """Such as "Also paid: preparation and training"; nothing where only the main part is paid."""
    paid = {term.part for term in opportunity.pay_terms if term is not main and term.model is not PayModel.UNPAID}
    named = [str(PAY_PARTS[part]).lower() for part in PayPart if part in paid - {main.part}]
    return _("Also paid: %(parts)s", parts=joined(named)) if named else ""


def pay_lines(opportunity: Opportunity, rates: Rates | None = None) -> list[tuple[str, str]]:
    """Each part with what it pays: ("Preparation", "£11.50 an hour")."""
    lines = []
    for term in opportunity.pay_terms:
        said = term_words(term, rates or {})
        said = _("%(said)s, at most %(cap)s", said=said, cap=money(term.cap_pence)) if term.cap_pence else said
        lines.append((str(PAY_PARTS[term.part]), f"{said}. {term.note}" if term.note else said))
    return lines


def term_words(term: PayTerm, rates: Rates) -> str:
    """What one term promises, such as "£150 for a day, £75 for a half day (4 hours is a half day)"."""
    return _SAID[term.model](term, rates)


def _hourly(term: PayTerm, rates: Rates) -> str:
    pence = term.pence or rates.get(term.tier or "")
    if pence:
        return _("%(sum)s an hour", sum=money(pence))
    tier = TIERS[Tier(term.tier)] if term.tier in {each.value for each in Tier} else term.tier
    return _("By the hour: %(tier)s", tier=str(tier).lower())


def _block(term: PayTerm, _rates: Rates) -> str:
    length = hours(term.unit_minutes or 60)
    return _("%(sum)s for each %(length)s or part of it", sum=_sum(term.pence), length=length)


def _day(term: PayTerm, _rates: Rates) -> str:
    said = _("%(day)s for a day, %(half)s for a half day", day=_sum(term.pence), half=_sum(term.half_pence))
    if not term.threshold_minutes:
        return said
    return f"{said} ({_boundary(term, _('a day'), _('a half day'))})"


def _band(term: PayTerm, _rates: Rates) -> str:
    length = hours(term.threshold_minutes or 0)
    under, over = _sum(term.half_pence), _sum(term.pence)
    if term.threshold_included:
        return _(
            "%(under)s for less than %(length)s, %(over)s for %(length)s or more", under=under, length=length, over=over
        )
    return _("%(under)s for up to %(length)s, %(over)s for longer", under=under, length=length, over=over)


def _boundary(term: PayTerm, longer: str, shorter: str) -> str:
    length = hours(term.threshold_minutes or 0)
    as_ = longer if term.threshold_included else shorter
    return _("exactly %(length)s is paid as %(as_)s", length=length, as_=as_)


def _fixed(term: PayTerm, _rates: Rates) -> str:
    return _("%(sum)s in all", sum=_sum(term.pence))


def _monthly(term: PayTerm, _rates: Rates) -> str:
    return _("%(sum)s a month", sum=_sum(term.pence))


def _menu(term: PayTerm, _rates: Rates) -> str:
    top = term.cap_pence or term.pence
    return _("Sums for single tasks, up to %(top)s", top=_sum(top))


def _sum(pence: int | None) -> str:
    return money(pence) if pence else _("a sum not set yet")


def _unpaid(_term: PayTerm, _rates: Rates) -> str:
    return _("This is not paid")


def _elsewhere(_term: PayTerm, _rates: Rates) -> str:
    return _("Paid by somebody else, not by us")


_SAID: dict[PayModel, Callable[[PayTerm, Rates], str]] = {
    PayModel.HOURLY: _hourly,
    PayModel.BLOCK: _block,
    PayModel.DAY: _day,
    PayModel.BAND: _band,
    PayModel.FIXED: _fixed,
    PayModel.MONTHLY: _monthly,
    PayModel.MENU: _menu,
    PayModel.UNPAID: _unpaid,
    PayModel.ELSEWHERE: _elsewhere,
}


def expenses_words(opportunity: Opportunity) -> str:
    """Such as "Travel and parking", or that none are paid back."""
    named = [str(EXPENSES[each]) for each in Expense if each.value in opportunity.expenses]
    return joined([named[0], *(each.lower() for each in named[1:])]) if named else _("No expenses are paid back")
