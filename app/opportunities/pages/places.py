"""How many places there are, of which types, in which groups, and for whom."""

from __future__ import annotations

from app.core.formatting import joined, places
from app.core.i18n import gettext as _
from app.opportunities.models import MixRule, Opportunity, Seat
from app.opportunities.pages.labels import MIXES
from app.opportunities.states import Mix, PlacesWord, SeatRole, SeatType


def places_words(opportunity: Opportunity, left: int | None = None) -> str:
    """One line: the number as it was advertised, then by type; `left` are the places not yet taken."""
    total = sum(seat.number for seat in opportunity.seats if seat.uses_a_place)
    if not total:
        return _("The number of places is not set yet")
    said = _advertised(opportunity.places_word, total)
    if any(_says_more(seat) for seat in opportunity.seats):
        typed = [seat_words(seat) for seat in opportunity.seats]
        said = typed[0] if len(typed) == 1 else _("%(said)s: %(types)s", said=said, types=joined(typed))
    if left is None:
        return said
    return _("%(said)s, %(left)d left", said=said, left=left) if left > 0 else _("%(said)s, all taken", said=said)


def _advertised(word: PlacesWord, total: int) -> str:
    number = places(total)
    return {
        PlacesWord.EXACT: number,
        PlacesWord.ABOUT: _("about %(number)s", number=number),
        PlacesWord.UP_TO: _("up to %(number)s", number=number),
        PlacesWord.AT_LEAST: _("at least %(number)s", number=number),
    }[word]


def _says_more(seat: Seat) -> bool:
    plain = seat.type is SeatType.EITHER and seat.role is SeatRole.MEMBER
    return bool(not plain or seat.group or seat.at_least)


def seat_kind(seat: Seat) -> str:
    """Such as "places for carers", "places to chair (Morning group)": without any number."""
    said = {
        SeatRole.MEMBER: {
            SeatType.EITHER: _("places"),
            SeatType.SERVICE_USER: _("places for service users"),
            SeatType.CARER: _("places for carers"),
        },
        SeatRole.CHAIR: {
            SeatType.EITHER: _("places to chair"),
            SeatType.SERVICE_USER: _("places to chair, for service users"),
            SeatType.CARER: _("places to chair, for carers"),
        },
        SeatRole.SHADOW: {
            SeatType.EITHER: _("places to sit in and learn"),
            SeatType.SERVICE_USER: _("places to sit in and learn, for service users"),
            SeatType.CARER: _("places to sit in and learn, for carers"),
        },
    }[seat.role][seat.type]
    return _("%(said)s (%(group)s)", said=said, group=seat.group) if seat.group else said


def seat_words(seat: Seat) -> str:
    """Such as "2 places for carers", "8 to 10 places for service users (Morning group)", "1 place to chair"."""
    number = places(seat.number)
    if seat.at_least and seat.at_least < seat.number:
        number = _("%(least)d to %(number)s", least=seat.at_least, number=number)
    if seat.role is SeatRole.CHAIR:
        number = _("%(number)s to chair", number=number)
    if seat.role is SeatRole.SHADOW:
        number = _("%(number)s to sit in and learn", number=number)
    said = {
        SeatType.EITHER: number,
        SeatType.SERVICE_USER: _("%(number)s for service users", number=number),
        SeatType.CARER: _("%(number)s for carers", number=number),
    }[seat.type]
    return _("%(said)s (%(group)s)", said=said, group=seat.group) if seat.group else said


def mix_words(rule: MixRule) -> str:
    """Such as "At least 2: carers", "At least 50%: service users"."""
    amount = f"{rule.percent}%" if rule.percent else str(rule.number)
    return _("At least %(amount)s: %(who)s", amount=amount, who=str(MIXES[Mix(rule.of)]).lower())


def who_words(opportunity: Opportunity) -> str:
    """One line on who it is for: the host's own words, or what the places say."""
    if opportunity.who_for:
        return opportunity.who_for.split("\n", 1)[0]
    types = {seat.type for seat in opportunity.seats}
    if types == {SeatType.CARER}:
        return _("Carers")
    if types == {SeatType.SERVICE_USER}:
        return _("Service users")
    return _("Service users and carers")
