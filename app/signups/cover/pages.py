"""Why somebody is proposed, what was asked and what they said, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from app.core.formatting import joined
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.core.preview import Change
from app.opportunities.models import Opportunity
from app.opportunities.pages import seat_words, session_words
from app.signups.cover.models import CoverAsk
from app.signups.cover.rules import Candidate
from app.signups.cover.states import CoverAnswer
from app.signups.rules import Unit


def why(candidate: Candidate) -> str:
    """What speaks for them, in one line; the page says that everybody on it fits and is free at the time."""
    said = []
    if candidate.position is not None:
        said.append(_("Waits for this place."))
    if candidate.interested:
        said.append(_("Is interested in this kind."))
    if not candidate.turns:
        said.append(_("Has had no turn in the last year."))
    return " ".join(said) or _("Fits on the record.")


def free_words(opportunity: Opportunity, unit: Unit, number: int) -> str:
    """The same, with how many places of it are free."""
    free = ngettext("%(num)d free", "%(num)d free", number)
    return _("%(what)s: %(free)s", what=unit_words(opportunity, unit), free=free)


def unit_words(opportunity: Opportunity, unit: Unit) -> str:
    """The session, if a place is for one, and the kind of place, if there are several."""
    session = next((each for each in opportunity.sessions if each.id == unit[1]), None)
    seat = next(each for each in opportunity.seats if each.id == unit[0])
    said = [session_words(session)] if session else []
    if len(opportunity.seats) > 1 or not said:
        said.append(seat_words(seat))
    return ", ".join(said)


def asking(opportunity: Opportunity, unit: Unit, names: Iterable[str]) -> Change:
    """Whom the team is about to ask, for the page that shows what it sends."""
    facts = [
        (_("What"), opportunity.title),
        (_("For which place"), unit_words(opportunity, unit)),
        (_("Whom we ask"), joined(names)),
    ]
    return Change(_("Find cover"), facts, _("Ask them now"))


ANSWERS: dict[CoverAnswer | None, tuple[Callable[[], str], str]] = {
    None: (lambda: _("Asked, no answer yet"), "blue"),
    CoverAnswer.YES: (lambda: _("Said yes"), "green"),
    CoverAnswer.NO: (lambda: _("Not this one"), "grey"),
    CoverAnswer.FILLED: (lambda: _("Somebody else was first"), "grey"),
}


def answer_tag(ask: CoverAsk) -> tuple[str, str]:
    words, colour = ANSWERS[ask.answer]
    return words(), colour
