"""The parts of a draft that come in any number: seats, rules on the whole, conditions, payments."""

from __future__ import annotations

from typing import Any

from app.core import db
from app.core.actor import Actor
from app.core.i18n import gettext as _
from app.opportunities import conditions
from app.opportunities.actions.drafts import must_be_drafts_own, saved
from app.opportunities.actions.taking import refuse, take_to_edit
from app.opportunities.conditions.shapes import Problem
from app.opportunities.models import Condition, MixRule, Opportunity, PayTerm, Seat
from app.opportunities.rules.money import term_problems
from app.opportunities.states import Asked, Facet, Strength

MOST_PLACES, MOST_PARTS = 500, 30
PARTS = {"seats": "seats", "mix": "mixes", "conditions": "conditions", "payment": "pay_terms"}  # step -> collection


def remove(opportunity: Opportunity, step: str, part_id: int, edition: int, *, by: Actor) -> None:
    """Take one part out of a draft."""
    take_to_edit(opportunity, edition, by=by)
    rows = getattr(opportunity, PARTS[step])
    found = next((row for row in rows if row.id == part_id), None)
    must_be_drafts_own(found)
    rows.remove(found)
    db.session().flush()
    saved(opportunity, step, by=by)


def add_seat(opportunity: Opportunity, seat: Seat, edition: int, *, by: Actor) -> None:
    take_to_edit(opportunity, edition, by=by)
    refuse(_seat_problems(opportunity, seat))
    opportunity.seats.append(seat)
    saved(opportunity, "seats", by=by)


def _seat_problems(opportunity: Opportunity, seat: Seat) -> list[Problem]:
    total = seat.number + sum(each.number for each in opportunity.seats)
    if seat.number < 1:
        return [Problem("number", _("Enter at least 1 place."))]
    if total > MOST_PLACES:
        return [Problem("number", _("An opportunity has at most %(most)d places in all.", most=MOST_PLACES))]
    if seat.at_least is not None and seat.at_least > seat.number:
        return [Problem("at_least", _("The smaller number must not be more than the number of places."))]
    same = (seat.type, seat.role, seat.group)
    if any((each.type, each.role, each.group) == same for each in opportunity.seats):
        return [Problem("type", _("There are places like these already. Remove them first, or name another group."))]
    return _full(opportunity.seats, "type")


def _full(rows: list[Any], field: str) -> list[Problem]:
    return [Problem(field, _("There are enough of these already."))] if len(rows) >= MOST_PARTS else []


def add_mix(opportunity: Opportunity, rule: MixRule, edition: int, *, by: Actor) -> None:
    take_to_edit(opportunity, edition, by=by)
    refuse(_mix_problems(opportunity, rule))
    opportunity.mixes.append(rule)
    saved(opportunity, "mix", by=by)


def _mix_problems(opportunity: Opportunity, rule: MixRule) -> list[Problem]:
    if bool(rule.number) == bool(rule.percent):
        return [Problem("number", _("Enter a number of people or a percentage, one of the two."))]
    total = sum(seat.number for seat in opportunity.seats if seat.uses_a_place)
    inside = rule.of not in {"staff", "advisor"}  # staff have no seat here, and may be counted beside the advisors
    if inside and rule.number and total and rule.number > total:
        return [Problem("number", _("There are only %(total)d places. Enter a number up to that.", total=total))]
    return _full(opportunity.mixes, "of")


def add_pay_term(opportunity: Opportunity, term: PayTerm, edition: int, *, by: Actor) -> None:
    take_to_edit(opportunity, edition, by=by)
    refuse(term_problems(term, opportunity.pay_terms))
    opportunity.pay_terms.append(term)
    saved(opportunity, "payment", by=by)


def save_condition(
    opportunity: Opportunity, facet: Facet, fields: dict[str, Any], edition: int, *, by: Actor,
    words: str = "", strength: Strength = Strength.MUST, asked: Asked | None = None, only: str = "",
    condition_id: int | None = None,
) -> Condition:  # fmt: skip
    """Add a condition, or change the one with `condition_id`. `only` is "", "session:ID" or "seat:ID".

    `fields` come from `conditions.stored`; `asked` may be chosen only where the facet leaves it open.
    """
    take_to_edit(opportunity, edition, by=by)
    refuse(conditions.problems(facet, fields))
    refuse(_full(opportunity.conditions, "facet") if condition_id is None else [])
    row = _condition(opportunity, condition_id)
    row.facet, row.strength, row.fields = facet, strength, fields
    row.words = words or conditions.words(facet, fields)
    row.asked = asked if asked and facet in conditions.READABLE else conditions.asked_of(facet, fields)
    row.session_id, row.seat_id = _only(opportunity, only)
    saved(opportunity, "conditions", by=by)
    return row


def _condition(opportunity: Opportunity, condition_id: int | None) -> Condition:
    if condition_id is None:
        row = Condition()
        opportunity.conditions.append(row)
        return row
    found = next((row for row in opportunity.conditions if row.id == condition_id), None)
    must_be_drafts_own(found)
    return found  # type: ignore[return-value]


def _only(opportunity: Opportunity, only: str) -> tuple[int | None, int | None]:
    """The session or the seat that a condition is for, which must be this opportunity's own."""
    what, _colon, number = only.partition(":")
    own = {f"session:{each.id}" for each in opportunity.sessions} | {f"seat:{each.id}" for each in opportunity.seats}
    if only and only not in own:
        refuse([Problem("only", _("Choose one of the sessions or places shown."))])
    return (int(number) if what == "session" else None, int(number) if what == "seat" else None)
