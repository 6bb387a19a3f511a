"""What is offered to choose from, and how thanks and skills are said."""

from __future__ import annotations

from typing import Any

from flask import Flask
from flask_login import current_user

from app.core.formatting import day
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.opportunities.states import Shape
from app.people.permissions import host
from app.recognition.models import Contribution
from app.recognition.thanks import queries
from app.recognition.thanks.models import Skill, ThankYou

LISTENING, SPEAKING = _l("Listening closely"), _l("Saying what I think in a group")
PICKS: dict[Shape, tuple[Any, ...]] = {  # in words that any employer reads as a skill, and that tell nothing else
    Shape.PANEL: (
        _l("Asking questions in an interview"), _l("Scoring fairly against criteria"),
        _l("Giving reasons for a decision"), _l("Keeping what I learn confidential"), LISTENING,
    ),
    Shape.REVIEW: (
        _l("Checking evidence against standards"), _l("Talking with people on a visit"), _l("Writing clear findings"),
        LISTENING,
    ),
    Shape.TRAINING: (
        _l("Speaking to a group"), _l("Planning a training session"), _l("Answering hard questions"),
        _l("Leading a discussion"),
    ),
    Shape.CALLS: (_l("Interviewing by phone"), _l("Taking notes that others can use"), LISTENING),
    Shape.COMMITTEE: (
        _l("Reading papers and preparing"), SPEAKING, _l("Challenging politely"), _l("Seeing a matter from all sides"),
    ),
    Shape.DOCUMENT: (_l("Reading closely"), _l("Writing in plain English"), _l("Giving useful comments")),
    Shape.PROJECT: (_l("Working in a team"), _l("Designing with others"), _l("Keeping to a plan")),
    Shape.PLAIN: (SPEAKING, LISTENING, _l("Working in a team")),
}  # fmt: skip


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(parts_to_thank=parts_to_thank)


def parts_to_thank() -> int:
    """For whoever looks, as a host."""
    return queries.to_thank(current_user.person_id) if host(current_user) else 0


def key(part: Contribution) -> str:
    return f"{part.place.ref}.{part.session.ref}" if part.session else part.place.ref


def picks(part: Contribution) -> list[str]:
    return [str(each) for each in PICKS[part.place.opportunity.kind.shape]]


def skill_words(skill: Skill) -> str:
    """Such as "Listening closely (in my own words)"."""
    if skill.confirmed_at is None:
        return _("%(skill)s (in my own words)", skill=skill.words)
    return _("%(skill)s (confirmed by the host)", skill=skill.words)


def signed(thanks: ThankYou) -> str:
    return _("%(name)s, %(day)s", name=thanks.sender.name, day=day(thanks.at))


def what(part: Contribution) -> str:
    return _("%(what)s, %(day)s", what=part.place.opportunity.title, day=day(part.happened_on))
