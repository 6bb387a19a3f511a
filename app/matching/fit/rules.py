"""Every criterion for one advisor and one opportunity, in words: what stands in the way, what to check, what is good.

On top of what sign-up asks of the record (`opportunities.rules.fit`): what the passport says of where, when and how
much, and what somebody has said yes to already. Pure. `ordering` finds the same for thousands at once, without words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from app.core.clock import LONDON
from app.core.formatting import day, joined, span
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.matching.fit.rows import EMPTY, Row, SessionRow, Stock, Window
from app.opportunities.rules.facts import AdvisorFacts
from app.opportunities.rules.fit import Reason, day_of, reasons
from app.opportunities.rules.private import in_areas, kept_from
from app.opportunities.states import Format
from app.signups.rules import Limits, Slot, concerns, slots
from app.signups.rules.clashes import CAP, OVERLAP, OWN_LIMIT, WAY

MODE, AREA, WHEN, AWAY, AT_ONCE, NOTICE, TAGS, TOPICS = (
    "mode", "area", "when", "away", "at-once", "notice", "tags", "topics",
)  # fmt: skip
POINTS, MOST_ALIKE, NEAR, IN_TIME = 100, 3, 100, 50  # see `points`


@dataclass(frozen=True)
class Own:
    """What somebody has said yes to or been offered, from this month on, how many places that is, and the limits."""

    held: tuple[Slot, ...] = ()
    places: int = 0
    limits: Limits = field(default_factory=Limits)


def criteria(row: Row, facts: AdvisorFacts, own: Own, now: datetime, among: Stock = EMPTY) -> list[Reason]:
    """All of them, what stands in the way first, then what to check, then what is good.

    For training that is missing the next step is the next one of it that is open, `among` all that is.
    """
    ahead = sessions_ahead(row, now)
    found = [
        *(_with_the_next_one(each, facts, now, among) for each in reasons(row, facts, now)),
        *_mode(row, facts),
        *_area(row, facts),
        *_when(ahead, facts),
        *_away(ahead, facts),
        *_beside(row, ahead, own),
        *_at_once(own, facts),
        *_notice(row, facts, now),
        *_alike(row, facts),
    ]
    return sorted(found, key=lambda reason: (reason.met is not False, reason.met is None))


def _with_the_next_one(reason: Reason, facts: AdvisorFacts, now: datetime, among: Stock) -> Reason:
    those = (among.rows[each] for each in among.teaching.get(reason.course, ()))
    ahead = (each for each in those if each.first_day and each.open_at(now) and not kept_from(each, facts))
    soonest = next(ahead, None)
    if soonest is None or soonest.first_day is None:
        return reason
    said = _(
        "The next one you can sign up for is on %(day)s: “%(title)s”.", day=day(soonest.first_day), title=soonest.title
    )
    return replace(reason, next_step=said)


def sessions_ahead(row: Row, now: datetime) -> list[SessionRow]:
    return [each for each in row.planned if each.starts_at > now]


def points(row: Row, facts: AdvisorFacts, now: datetime) -> int:
    """How well it fits, the more the better: only ever to order by, and never shown.

    100 for each shared interest and for each shared experience, three of each at most; 50 where the notice they like
    is kept, and less the shorter it is. The fit of the proposal counts in the same way (`solver.explain.fit`).
    """
    interests = (row.kind_code in facts.interests) + len(facts.topics & row.tags)
    alike = POINTS * min(MOST_ALIKE, interests) + POINTS * min(MOST_ALIKE, len(facts.tags & row.tags))
    return alike + NEAR + in_time(day_of(row, now), facts, now)


def in_time(on: date, facts: AdvisorFacts, now: datetime) -> int:
    wanted = facts.notice_days or 0
    notice = max(0, (on - now.astimezone(LONDON).date()).days) if wanted else 0
    return IN_TIME if notice >= wanted else IN_TIME * notice // wanted


def reachable(row: Row, facts: AdvisorFacts) -> bool:
    """Whether it is held in a way and at a place that suit. Pure of days: the same for all of one place."""
    return not any(each.met is False for each in (*_mode(row, facts), *_area(row, facts)))


def suits(window: Window, facts: AdvisorFacts) -> bool:
    """Whether a weekday and hours lie inside the times that suit. Nothing said is no limit."""
    weekday, start, end = window
    return not facts.windows or any(on == weekday and a <= start and end <= b for on, a, b in facts.windows)


def is_away(on: date, facts: AdvisorFacts) -> bool:
    return any(first <= on <= last for first, last in facts.away)


def _mode(row: Row, facts: AdvisorFacts) -> Iterator[Reason]:
    if row.format is Format.IN_PERSON and not facts.in_person:
        sentence = _("This is in person. You told us that taking part online suits you.")
        next_step = _("Ask us whether you could join online.")
        yield Reason(met=False, sentence=sentence, next_step=next_step, code=MODE)
    elif row.format is Format.ONLINE and not facts.online:
        sentence = _("This is online. You told us that meeting in person suits you.")
        next_step = _("Ask us whether you could join by phone, or use a computer here.")
        yield Reason(met=False, sentence=sentence, next_step=next_step, code=MODE)
    elif row.format is Format.ONLINE and not facts.in_person:
        yield Reason(met=True, sentence=_("You can take part online."), code=MODE)


def _area(row: Row, facts: AdvisorFacts) -> Iterator[Reason]:
    if row.format is not Format.IN_PERSON or not facts.areas or not facts.in_person:
        return
    if in_areas(row, facts.areas):
        yield Reason(met=True, sentence=_("It is where you can travel to."), code=AREA)
    elif row.venue_area or row.venue:
        where = row.venue_area or row.venue.splitlines()[0]
        sentence = _("This is in %(place)s, which is not among the places you can travel to.", place=where)
        next_step = _("Ask us about travel: we may be able to book it for you. You can add places to your passport.")
        yield Reason(met=False, sentence=sentence, next_step=next_step, code=AREA)
    else:
        yield Reason(met=None, sentence=_("It is not said yet where this is."), code=AREA)


def _when(ahead: Sequence[SessionRow], facts: AdvisorFacts) -> Iterator[Reason]:
    outside = [each for each in ahead if not suits(each.window, facts)]
    if outside:
        when = joined(span(each.starts_at, each.ends_at) for each in outside[:3])
        sentence = ngettext(
            "This time is not among those that suit you: %(when)s.",
            "These times are not among those that suit you: %(when)s.",
            len(outside), when=when,
        )  # fmt: skip
        next_step = _("If you can come all the same, sign up. You can change your times in your passport.")
        yield Reason(met=False, sentence=sentence, next_step=next_step, code=WHEN)
    elif ahead and facts.windows:
        yield Reason(met=True, sentence=_("It is at a time that suits you."), code=WHEN)


def _away(ahead: Sequence[SessionRow], facts: AdvisorFacts) -> Iterator[Reason]:
    days = sorted({each.on for each in ahead if is_away(each.on, facts)})
    if days:
        sentence = _("You told us that you are away on %(days)s.", days=joined(map(day, days[:3])))
        next_step = _("If that has changed, change it in your passport.")
        yield Reason(met=False, sentence=sentence, next_step=next_step, code=AWAY)


def _beside(row: Row, ahead: Iterable[SessionRow], own: Own) -> Iterator[Reason]:
    """What clashes, the way between two, and how much it comes to in a month."""
    for each in concerns(slots(row, ahead), own.held, own.limits):
        yield Reason(met=False, sentence=each.sentence, next_step=_next_step(each.code), code=each.code)


def _next_step(code: str) -> str:
    steps = {
        OVERLAP: _("You can give the other place back, or ring us."),
        WAY: _("Ring us: we may find a way for you to do both."),
        OWN_LIMIT: _("You can change your limit under My account."),
        CAP: _("There is room again in another month."),
    }
    return steps[code]


def _at_once(own: Own, facts: AdvisorFacts) -> Iterator[Reason]:
    if facts.at_once is not None and own.places >= facts.at_once:
        sentence = ngettext(
            "You have a place ahead of you already, and want no more than %(most)s at once.",
            "You have %(num)s places ahead of you already, and want no more than %(most)s at once.",
            own.places, most=facts.at_once,
        )  # fmt: skip
        next_step = _("There is room when one is over. You can change the number in your passport.")
        yield Reason(met=False, sentence=sentence, next_step=next_step, code=AT_ONCE)


def _notice(row: Row, facts: AdvisorFacts, now: datetime) -> Iterator[Reason]:
    if facts.notice_days and row.first_starts_at and in_time(day_of(row, now), facts, now) < IN_TIME:
        sentence = ngettext(
            "It is sooner than you like: you asked to know %(num)s day before.",
            "It is sooner than you like: you asked to know %(num)s days before.",
            facts.notice_days,
        )
        yield Reason(met=None, sentence=sentence, code=NOTICE)


def _alike(row: Row, facts: AdvisorFacts) -> Iterator[Reason]:
    shared = sorted(facts.tags & row.tags)[:MOST_ALIKE]
    if shared:
        yield Reason(met=True, sentence=_("You bring experience of %(what)s.", what=joined(shared)), code=TAGS)
    about = sorted(facts.topics & row.tags)[:MOST_ALIKE]
    if about:
        yield Reason(met=True, sentence=_("You are interested in %(what)s.", what=joined(about)), code=TOPICS)
