"""The words of the page behind a link."""

from __future__ import annotations

from app.calendar.answering.queries import Standing
from app.calendar.answering.states import Question, Said
from app.core.i18n import gettext as _


def heading(asked: Standing) -> str:
    return {
        Question.OFFER: _("Would you like this place?"),
        Question.COMING: _("Can you still come?"),
        Question.PLACE: _("Your place"),
    }[asked.question]


def buttons(asked: Standing) -> list[tuple[Said, str, str]]:
    """(answer, words, look) for each that makes sense here."""
    offer = asked.question is Question.OFFER
    no = _("No, thank you") if offer else _("I cannot come")
    if asked.question is Question.COMING and asked.others:
        no = _("I cannot come on this day")
    elif asked.question is Question.PLACE and asked.others:
        no = _("I cannot come to any of these dates")
    found = [(Said.NO, no, "secondary"), (Said.MAYBE, _("I am not sure yet"), "secondary")]
    if asked.question is not Question.PLACE and not asked.said_yes:
        found.insert(0, (Said.YES, _("Yes, I will come"), ""))
    if asked.place.person.phone:
        found.append((Said.RING_ME, _("Please ring me"), "secondary"))
    return found


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
    if asked.question is Question.COMING and asked.others:
        return _("Thank you for telling us"), _("You keep your place for the other days.")
    return _("Thank you for telling us"), _("That is fine. It changes nothing for another time.")
