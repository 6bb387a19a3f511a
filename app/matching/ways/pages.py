"""The way in each kind, in words: what somebody has done, what is signed off, and what comes next and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.core import db
from app.core.clock import LONDON
from app.core.formatting import day
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.matching.ways import queries
from app.matching.ways.rules import ASKED_FOR, ASKS_FOR, GOES_TO, Done, Next, next_step
from app.opportunities.models import Kind, Opportunity, SignOff
from app.opportunities.queries import advisor_facts, as_read, kinds, open_for
from app.opportunities.rules import signing
from app.opportunities.rules.facts import AdvisorFacts
from app.opportunities.rules.fit import fits, seat_open, seat_suits
from app.opportunities.states import SeatRole, SignOffState

LOOKED_AT = 200  # of what is open, the soonest first


@dataclass(frozen=True)
class Way:
    """One kind. `asks` and `asked`: the role somebody may ask, or has asked, to be signed off for."""

    kind: Kind
    facts: list[tuple[str, str]]
    next_words: str
    when_words: str
    leads_to: Opportunity | None
    asks: SeatRole | None
    asked: SeatRole | None


def ways_of(person_id: int, viewer: Any, now: datetime) -> list[Way]:
    """For everybody on the register: kinds in which steps are signed off, that they have done, or are interested in.

    `viewer` says what of the opportunities may be shown.
    """
    facts = advisor_facts(person_id)
    if facts is None:
        return []
    done, given = queries.done_of(person_id), queries.signed_off(person_id)
    asked = {(each.kind_code, each.role) for each in queries.asks_of(person_id)}
    chairs = queries.kinds_with_chairs()
    shown = [kind for kind in kinds() if _asks_anything(kind) or kind.code in done or kind.code in facts.interests]
    steps = {
        kind.code: next_step(
            kind, done.get(kind.code, Done()), {each.role for each in given if each.kind_code == kind.code},
            {role for code, role in asked if code == kind.code}, has_chairs=kind.code in chairs,
        )
        for kind in shown
    }  # fmt: skip
    open_ones = _open(viewer, {code: GOES_TO[step] for code, step in steps.items() if step in GOES_TO}, facts, now)
    return [
        _way(kind, done.get(kind.code, Done()), given, steps[kind.code], open_ones.get(kind.code)) for kind in shown
    ]


def _asks_anything(kind: Kind) -> bool:
    return signing.asks(kind, SeatRole.MEMBER) or signing.asks(kind, SeatRole.CHAIR)


def _open(
    viewer: Any, wanted: dict[str, tuple[SeatRole, ...]], facts: AdvisorFacts, now: datetime
) -> dict[str, Opportunity]:
    """By kind the soonest that is open, fits them, and has a seat for their next step."""
    if not wanted:
        return {}
    query = open_for(viewer).where(Opportunity.kind_code.in_(wanted)).with_only_columns(Opportunity.id)
    ids = list(db.session().scalars(query.limit(LOOKED_AT)))
    rows = as_read.by_ids(ids)
    found: dict[str, Opportunity] = {}
    for row in (rows[each] for each in ids if each in rows):
        if row.kind_code not in found and _has_seat(row, wanted[row.kind_code], facts) and fits(row, facts, now):
            found[row.kind_code] = row
    return found


def _has_seat(row: Opportunity, roles: Sequence[SeatRole], facts: AdvisorFacts) -> bool:
    there = (seat for seat in row.seats if seat.role in roles)
    return any(seat_suits(seat.type, facts) and seat_open(row, seat, facts) for seat in there)


def _way(kind: Kind, done: Done, given: Sequence[SignOff], step: Next, leads_to: Opportunity | None) -> Way:
    signed = [signed_words(each) for each in given if each.kind_code == kind.code]
    return Way(
        kind,
        [(_("You have"), done_words(done)), (_("Signed off"), "\n".join(signed))],
        _next_words(step),
        _when(step, leads_to),
        leads_to,
        ASKS_FOR.get(step),
        ASKED_FOR.get(step),
    )


def done_words(done: Done) -> str:
    """Such as "sat in once, taken part 2 times"; says kindly where there is nothing yet."""
    said = [
        done.shadow and ngettext("sat in once", "sat in %(num)d times", done.shadow),
        done.member and ngettext("taken part once", "taken part %(num)d times", done.member),
        done.chair and ngettext("chaired once", "chaired %(num)d times", done.chair),
    ]
    return ", ".join(str(each) for each in said if each) or _("not been to one yet")


def role_words(role: SeatRole) -> str:
    return _("to chair") if role is SeatRole.CHAIR else _("to take part as a member")


def signed_words(row: SignOff) -> str:
    """For what, when, and by whom: of another advisor the first name."""
    by = row.by.first_name if row.by.advisor else row.by.name
    said = _("%(what)s, on %(day)s, by %(name)s", what=role_words(row.role), day=day(row.at), name=by)
    return _("%(said)s (taken back)", said=said) if row.state is SignOffState.WITHDRAWN else said


def _next_words(step: Next) -> str:
    return {
        Next.SIT_IN: _("Sit in once and see how it goes. After that somebody who was there can sign you off."),
        Next.BEGIN: _("Take part in one. If you would rather watch first, you can sit in where there is room."),
        Next.ASK_MEMBER: _("You can ask to be signed off, so that you can take part as a member."),
        Next.ASKED_MEMBER: _asked_words(),
        Next.TAKE_PART: _("Take part as a member, whenever you feel like it."),
        Next.ASK_CHAIR: _("If you would like to chair one, you can ask to be signed off for it. You need not."),
        Next.ASKED_CHAIR: _asked_words(),
        Next.CHAIR: _("You can chair one, if you would like to."),
        Next.GOES_ON: _("Carry on as you like. Nothing more is needed."),
    }[step]


def _asked_words() -> str:
    return _("You have asked to be signed off. Somebody will talk with you, and you need do nothing.")


def _when(step: Next, row: Opportunity | None) -> str:
    if step not in GOES_TO:
        return ""
    if row is None:
        return _("None is open just now that fits you. New ones come under Opportunities.")
    if row.first_starts_at is None:
        return _("One is open now:")
    return _("The next one is on %(day)s:", day=day(row.first_starts_at.astimezone(LONDON)))


def signed_off_title(kind: Kind, role: SeatRole) -> str:
    """Such as "Interview panel: to chair"."""
    return _("%(kind)s: %(what)s", kind=kind.name, what=role_words(role))
