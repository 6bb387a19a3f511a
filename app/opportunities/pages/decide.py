"""The pages that ask one thing before something is done."""

from __future__ import annotations

from typing import NamedTuple

from app.core.i18n import gettext as _


class Decision(NamedTuple):
    """The heading, a line on what will happen, and the button with its look; `send` once what it sends was shown."""

    title: str
    about: str
    button: str
    variant: str = ""
    send: str = ""

    @classmethod
    def send_back(cls) -> Decision:
        about = _("It becomes a draft again. The host changes it and sends it once more.")
        return cls(_("Send it back to the host"), about, _("Send it back"))

    @classmethod
    def cancel(cls) -> Decision:
        about = _("It stays to be seen, but it cannot be opened again. Everybody with a place is told.")
        return cls(_("Cancel this opportunity"), about, _("Continue"), "warning", _("Cancel it and tell them"))

    @classmethod
    def reopen(cls) -> Decision:
        about = _("People can put their names down again until the closing date.")
        return cls(_("Open it again"), about, _("Open it again"))

    @classmethod
    def hand_over(cls) -> Decision:
        about = _("Somebody else of the team answers for it. Places and dates stay as they are.")
        return cls(_("Hand it over"), about, _("Continue"), send=_("Hand it over and tell them"))

    @classmethod
    def move(cls, before: str) -> Decision:
        about = _("Now: %(before)s. Everybody with a place gets the change.", before=before)
        return cls(_("Change the time or place"), about, _("Continue"), send=_("Save the change and tell them"))

    @classmethod
    def place(cls) -> Decision:
        about = _("For every session to come that has no place of its own. Everybody with a place gets the change.")
        return cls(_("Change the place"), about, _("Continue"), send=_("Save the change and tell them"))

    @classmethod
    def cancel_session(cls, before: str) -> Decision:
        about = _("%(before)s. Everybody with a place for it is told.", before=before)
        return cls(_("Cancel this session"), about, _("Continue"), "warning", _("Cancel it and tell them"))

    @classmethod
    def contact(cls) -> Decision:
        return cls(_("Who people can ask"), "", "", send=_("Save the change and tell them"))
