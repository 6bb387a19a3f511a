"""How it was, on paper: the same questions as on the page, with boxes to tick, and an address to post it back to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from app.coproduction.feedback.pages import QUESTIONS, SHARES
from app.coproduction.ladder.pages import QUESTIONS as OF_SAY
from app.core.formatting import day
from app.core.i18n import gettext as _
from app.core.papers import Letter, Part, address_of
from app.recognition.models import Contribution

BLANK = "_" * 24
BOX = "[   ]"


def form(part: Contribution, today: date) -> Letter:
    """To fill in with a pen and post back. Everything on it can also be said by phone."""
    person, opportunity = part.place.person, part.place.opportunity
    words = [
        _("Hello %(name)s.", name=person.first_name),
        _("You took part: %(title)s on %(day)s. If you like, say how it was. Leave out what you like.",
          title=opportunity.kind.neutral_title, day=day(part.happened_on)),
        _("Post it back to us, or ring us and say it. If you would rather not, that is fine."),
    ]  # fmt: skip
    shares = [words for words, _hint in SHARES.values()]
    parts = [
        *(Part(str(label), lines=_boxes(answers.values())) for label, answers in QUESTIONS.values()),
        Part(_("Anything else, in your own words"), lines=[BLANK * 2] * 3),
        Part(_("Who may see this?"), _("Without an answer, nobody but the involvement team."), lines=_boxes(shares)),
        Part(_("Is there something that somebody should look into?"),
             _("A person of the involvement team speaks with you. The team that it is about does not see it."),
             lines=[BLANK * 2] * 2),
        *(Part(str(label), lines=_boxes(answers.values())) for _kind, label, answers in OF_SAY.values()),
    ]  # fmt: skip
    return Letter(
        heading=_("How was it?"), to=address_of(person.name, person.address), on=today, words=words, parts=parts
    )


def _boxes(answers: Iterable[Any]) -> list[str]:
    return [f"{BOX} {words}" for words in answers]
