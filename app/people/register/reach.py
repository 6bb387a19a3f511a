"""How a person can be reached, and what the report says about it."""

from __future__ import annotations

from app.core.i18n import gettext as _
from app.people.models import Channel
from app.people.register.entries import Entry


def usable_ways(entry: Entry) -> list[Channel]:
    """The ways there are to reach them, the easiest first."""
    ways = ((Channel.EMAIL, entry.email), (Channel.PHONE, entry.phone), (Channel.LETTER, entry.address))
    return [channel for channel, there in ways if there]


def notes_on_reach(
    entry: Entry, liked: Channel | None, chosen: Channel, usable: list[Channel], *, asking: bool
) -> list[str]:
    """What the report says about reaching them."""
    if asking:
        return []
    if not usable:
        return [_("No e-mail, phone or address: there is no way to reach them yet.")]
    said = {
        Channel.PHONE: _("No e-mail. They will be reached by phone."),
        Channel.TEXT: _("No e-mail. They will be reached by text."),
        Channel.LETTER: _("No e-mail. They will be reached by letter."),
    }
    notes = [said[chosen]] if not entry.email and chosen in said else []
    if liked is Channel.LETTER and not entry.address:
        notes.append(_("They like letters, and the file has no address for them."))
    if liked in {Channel.PHONE, Channel.TEXT} and not entry.phone:
        notes.append(_("They like to be phoned or sent a text, and the file has no number for them."))
    return notes
