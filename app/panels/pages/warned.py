"""Each warning in plain words: what is not well, and what helps."""

from __future__ import annotations

from datetime import date

from app.core.formatting import day
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.core.working_days import is_working_day
from app.panels.models import Panel
from app.panels.pages.labels import DUTIES
from app.panels.queries import composition
from app.panels.rules.composition import NOTICE, Sign, Warned, warnings
from app.panels.states import Duty


def all_warned(panel: Panel, today: date) -> list[str]:
    """Nothing of a panel that is logged only to be counted."""
    return [warned(each) for each in warnings(composition(panel), today)] if panel.opportunity_id else []


def warned(one: Warned) -> str:
    about = one.about
    if isinstance(about, Duty):
        return _duty(one.sign, str(DUTIES[about]))
    if isinstance(about, date):
        return _nobody_works(about)
    if isinstance(about, int):
        return _number(one.sign, about)
    return _plain(one.sign, str(about))


def _duty(sign: Sign, who: str) -> str:
    if sign is Sign.UNIVERSITY_MISSING:
        return _("If the post teaches or does research, the university's member is missing.")
    return _("A consultant's panel needs: %(who)s.", who=who)


def _nobody_works(on: date) -> str:
    when = day(on)
    if on.weekday() > 4:
        return _("%(day)s is on a weekend. Check that everybody can come, and that the building is open.", day=when)
    assert not is_working_day(on)
    return _("%(day)s is a bank holiday. Check that everybody can come, and that the building is open.", day=when)


def _number(sign: Sign, number: int) -> str:
    if sign is Sign.TOO_MANY_IN_A_DAY:
        return _("%(number)s candidates in a day are a lot. Four to six is kinder, so add a day.", number=number)
    return ngettext(
        "There is %(num)d working day until the interviews. Advisors need at least %(notice)s.",
        "There are %(num)d working days until the interviews. Advisors need at least %(notice)s.",
        number, notice=NOTICE,
    )  # fmt: skip


def _plain(sign: Sign, group: str) -> str:
    return {
        Sign.ONE_ADVISOR: _("One advisor is on their own. Two are better: ask for a second one."),
        Sign.FIRST_TIMER_ALONE: _("It is the first panel for the only advisor. Find somebody to sit beside them."),
        Sign.THIN: _("Advisors do not decide here. Think about asking them to be full members."),
        Sign.NO_CHAIR: _("Nobody chairs the panel. Say who does, or find somebody."),
        Sign.ONE_GROUP: _("You have two panels. Say for everybody on which one they sit."),
        Sign.GROUP_WITHOUT_CHAIR: _("%(group)s: nobody chairs it. Each panel needs its own chair.", group=group),
        Sign.GROUP_WITHOUT_SCRIBE: _("%(group)s: nobody takes the notes there.", group=group),
        Sign.NO_JOINT_MEETING: _("Say when the two panels meet. Without it, one of them only gives its opinion."),
        Sign.NOTHING_AGREED: _("Agree how you decide if members do not agree, and do it before the day."),
    }[sign]
