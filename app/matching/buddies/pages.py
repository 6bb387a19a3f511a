"""How it stands with a buddy, in words for each of the two."""

from __future__ import annotations

from app.core.i18n import gettext as _
from app.matching.buddies.models import Buddying
from app.matching.buddies.states import BuddyState


def state_words(row: Buddying, person_id: int) -> str:
    """What one of the two reads; the other is named only once both have said yes."""
    other = row.other(person_id)
    if row.state is BuddyState.ASKED:
        return _("We look for somebody. You need do nothing.")
    if row.state is BuddyState.PROPOSED:
        if row.said_yes(person_id):
            return _("You said yes. We tell you as soon as the other person has said yes too.")
        return _("We have thought of somebody. Would you like that?") if person_id == row.person_id else _ask_buddy()
    if row.state is BuddyState.AGREED and other is not None:
        name = other.first_name
        if person_id == row.person_id:
            return _("Your buddy is called %(name)s. We introduce you before it begins.", name=name)
        return _("You are the buddy of %(name)s. We introduce you before it begins.", name=name)
    if row.state is BuddyState.MET:
        return _("You were there for each other. Thank you.")
    return _("This is over. You need do nothing.")


def _ask_buddy() -> str:
    return _("Somebody would like a buddy for this. Would you be there for them?")


def asks(row: Buddying, person_id: int) -> bool:
    """Whether this person is asked for a yes or a no."""
    return row.state is BuddyState.PROPOSED and not row.said_yes(person_id)


def team_words(row: Buddying) -> str:
    """How far it is, for the team."""
    if row.state is BuddyState.PROPOSED:
        said = [each.first_name for each in (row.person, row.buddy) if each is not None and row.said_yes(each.id)]
        return _("Both are asked. Yes so far: %(names)s", names=", ".join(said) or _("nobody"))
    if row.state is BuddyState.AGREED:
        return _("Both said yes. Introduce them before it begins.")
    return _("Waits for somebody")
