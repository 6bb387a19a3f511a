"""The words of the page behind a link."""

from __future__ import annotations

from app.calendar.answering.queries import Standing
from app.calendar.answering.states import Question, Said
from app.core.i18n import gettext as _
from app.signups.pages import wording


def heading(asked: Standing) -> str:
    if asked.leaving:
        return _("You said that you cannot come")
    if asked.said_no:
        return _("You said that you cannot come on this day")
    return {
        Question.OFFER: _("Would you like this place?"),
        Question.COMING: _("Can you still come?"),
        Question.PLACE: _("Your place"),
    }[asked.question]


def lead(asked: Standing) -> str:
    """What is so now, where they have answered before; empty where they have not."""
    if asked.leaving:
        return wording(asked.place, None).next
    if asked.said_no:
        return _("You keep your place for the other days.")
    return _("You have told us that you can come. Thank you.") if asked.said_yes else ""


def buttons(asked: Standing) -> list[tuple[Said, str, str]]:
    """(answer, words, look) for each that makes sense here."""
    if asked.said_no:
        found = [(Said.YES, _("I can come after all"), "")]
    else:
        found = [(Said.YES, _("Yes, I will come"), "")] if asked.asks_for_yes else []
        found.append((Said.NO, _no(asked), "secondary"))
    found.append((Said.MAYBE, _("I am not sure yet"), "secondary"))
    if asked.place.person.phone:
        found.append((Said.RING_ME, _("Please ring me"), "secondary"))
    return found


def _no(asked: Standing) -> str:
    if asked.question is Question.OFFER:
        return _("No, thank you")
    if asked.question is Question.COMING and asked.others:
        return _("I cannot come on this day")
    if asked.question is Question.PLACE and asked.others:
        return _("I cannot come to any of these dates")
    return _("I cannot come")


def thanks(asked: Standing, said: Said) -> tuple[str, str]:
    """(heading, what happens now)."""
    offer = asked.question is Question.OFFER
    if said is Said.RING_ME:
        return _("We will ring you"), _("The involvement team has your wish. Nothing else has changed.")
    if said is Said.MAYBE and offer:
        return _("Thank you for telling us"), _(
            "The place is kept for you as we wrote. The team knows you are not sure."
        )
    if said is Said.MAYBE:
        return _("Thank you for telling us"), _("Your place is kept. The team knows that you are not sure yet.")
    if said is Said.YES:
        words = _("We send you a message about it.") if offer else _("You do not need to do anything else.")
        return (_("You have a place") if offer else _("Thank you. We look forward to seeing you")), words
    return _("Thank you for telling us"), _("That is fine. It changes nothing for another time.")
