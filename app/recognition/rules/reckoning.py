"""How a payment was worked out, in words a person can check with a pencil."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.core.formatting import day, hours, joined, money
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.recognition.rules.parts import Part
from app.recognition.rules.payment import Line, Payment, Rule


def reckoning(payment: Payment) -> str:
    """Such as "2 hours at £12 = £24. 1 hour of preparation is not paid."."""
    said = [line for line in payment.lines if line.minutes or line.pence] or payment.lines[:1]
    lines = [_line(line) for line in said]
    if len([line for line in payment.lines if line.pence]) > 1:
        lines.append(_("Together %(sum)s", sum=money(payment.pence)))
    nothing_promised = all(line.rule in {Rule.UNPAID, Rule.PAID_ELSEWHERE} for line in payment.lines)
    if payment.not_paid_for and not nothing_promised:
        spent = joined(part_of(part, minutes) for part, minutes in payment.not_paid_for)
        lines.append(_("Not paid: %(time)s", time=spent))
    return ". ".join(lines)


def no_rate(tier: str, on: date) -> str:
    """Why there is no sum yet: the tier has no rate for that day."""
    return _("Not worked out yet: there is no rate called “%(tier)s” for %(day)s", tier=tier, day=day(on))


def no_terms() -> str:
    return _("Not worked out yet: the involvement team will say how much it is")


def undecided() -> str:
    return _("Not worked out yet: the time is just between a half day and a day, and the team will say which")


def decided(pence: int, why: str) -> str:
    return _("The involvement team decided on %(sum)s: %(why)s", sum=money(pence), why=why)


def part_of(part: Part, minutes: int) -> str:
    """Such as "2 hours" or "1 hour of preparation"."""
    time = hours(minutes)
    named = {
        Part.PREPARATION: _("%(time)s of preparation", time=time),
        Part.TRAINING: _("%(time)s of training", time=time),
        Part.DESIGN: _("%(time)s of planning it together", time=time),
        Part.REHEARSAL: _("%(time)s of rehearsal", time=time),
        Part.MEETINGS: _("%(time)s of meetings", time=time),
        Part.BRIEFING: _("%(time)s of briefing", time=time),
        Part.TRAVEL: _("%(time)s of travel", time=time),
    }
    return named.get(part, time)


def _line(line: Line) -> str:
    return _PLAIN[line.rule](line) if line.rule in _PLAIN else _with_sum(line)


def _with_sum(line: Line) -> str:
    words = {"time": _time(line), "each": money(line.unit_pence), "sum": money(line.pence)}
    if line.capped:
        return _("%(time)s at %(each)s is more than the most that is paid = %(sum)s", **words)
    if line.rule is Rule.BY_THE_HOUR:
        return _("%(time)s at %(each)s = %(sum)s", **words)
    if line.rule is Rule.BLOCK_OR_PART:
        block = hours(line.unit_minutes)
        counted = ngettext(
            "%(num)d block of up to %(block)s", "%(num)d blocks of up to %(block)s", line.units, block=block
        )
        return _("%(time)s is %(counted)s at %(each)s = %(sum)s", counted=counted, **words)
    return _("%(time)s is %(against)s = %(sum)s", against=_against(line), **words)


def _against(line: Line) -> str:
    """The paid time set against the threshold between a half day and a day."""
    threshold = hours(line.unit_minutes)
    if line.minutes == line.unit_minutes:
        return (
            _("%(time)s or more", time=threshold)
            if line.rule is Rule.DAY
            else _("no more than %(time)s", time=threshold)
        )
    return _("over %(time)s", time=threshold) if line.rule is Rule.DAY else _("under %(time)s", time=threshold)


def _time(line: Line) -> str:
    """All the paid time, naming parts where it is not the activity alone."""
    if not line.parts or line.parts == (Part.ACTIVITY,):
        return hours(line.minutes)
    if len(line.parts) == 1:
        return part_of(line.parts[0], line.minutes)
    others = joined(_NAMES[part]() for part in line.parts if part is not Part.ACTIVITY)
    return _("%(time)s with %(others)s", time=hours(line.minutes), others=others)


def _fixed(line: Line) -> str:
    named = [_NAMES[part]() for part in line.parts if part in _NAMES]
    if named:
        return _("One sum for %(what)s = %(sum)s", what=joined(named), sum=money(line.pence))
    return _("One sum for taking part = %(sum)s", sum=money(line.pence))


_NAMES: dict[Part, Callable[[], str]] = {
    Part.PREPARATION: lambda: _("preparation"),
    Part.TRAINING: lambda: _("training"),
    Part.DESIGN: lambda: _("planning it together"),
    Part.REHEARSAL: lambda: _("rehearsal"),
    Part.MEETINGS: lambda: _("meetings"),
    Part.BRIEFING: lambda: _("briefing"),
    Part.TRAVEL: lambda: _("travel"),
}
_PLAIN: dict[Rule, Callable[[Line], str]] = {
    Rule.UNPAID: lambda _line: _("No payment was offered for this"),
    Rule.PAID_ELSEWHERE: lambda line: (
        _("Paid by %(who)s, not by us", who=line.paid_by) if line.paid_by else _("Paid by someone else, not by us")
    ),
    Rule.FIXED_SUM: _fixed,
    Rule.NOT_BY_SESSION: lambda _line: no_terms(),
}
