"""Setting the words, keeping a claim as it stood, and rating."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from app.coproduction.ladder import queries, rules
from app.coproduction.ladder.events import LadderRated, WordingAdded, WordingRemoved
from app.coproduction.ladder.models import LadderLevel, LadderRating, LadderWording
from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.opportunities.models import Opportunity
from app.opportunities.pages.levels import on_step
from app.opportunities.states import Ladder
from app.people.actions.persons import hold
from app.signups.models import Place

FEWEST_LEVELS = 2


class Words(NamedTuple):
    """One level as it was typed."""

    name: str
    about: str
    step: Ladder


class Source(NamedTuple):
    name: str
    attribution: str
    link: str


def add_wording(source: Source, levels: Sequence[Words], first_day: date, *, by: Actor) -> LadderWording:
    """From `first_day` on hosts choose from these. What was claimed before stays in its own words."""
    _check_levels(levels)
    if first_day < clock.today():
        raise RuleBroken(_("Choose today or a later day. What was claimed before stays in its own words."))
    if any(each.effective_from == first_day for each in queries.wordings()):
        raise RuleBroken(_("Other words begin on that day already. Choose another day, or take those away first."))
    wording = LadderWording(**source._asdict(), effective_from=first_day, made_at=clock.now())
    wording.levels = [LadderLevel(position=at, **each._asdict()) for at, each in enumerate(levels, 1)]
    db.session().add(wording)
    db.session().flush()
    emit(WordingAdded(wording.id), by=by)
    return wording


def _check_levels(levels: Sequence[Words]) -> None:
    if len(levels) < FEWEST_LEVELS:
        raise RuleBroken(_("Enter at least two levels."))
    names = [each.name.casefold() for each in levels]
    if len(set(names)) < len(names):
        raise RuleBroken(_("Two levels have the same name. Give each a name of its own."))
    steps = [rules.number(each.step) for each in levels]
    if steps != sorted(steps):
        raise RuleBroken(_("Put the level with the least say first. No level may stand below the one before it."))


def remove_wording(wording_id: int, *, by: Actor) -> None:
    """Only before it begins: afterwards somebody may have claimed by it."""
    wording = db.session().get(LadderWording, wording_id, with_for_update=True)
    if wording is None:
        raise RuleBroken(_("These words are gone already. Nothing was changed."))
    if wording.effective_from <= clock.today():
        raise RuleBroken(_("These words are in use. Add others that begin on a later day."))
    db.session().delete(wording)
    emit(WordingRemoved(wording_id), by=by)


def keep_words(opportunity_id: int) -> None:
    """What is published keeps the words of its level, also where they came from an earlier opportunity."""
    opportunity = db.session().get_one(Opportunity, opportunity_id)
    if opportunity.ladder is not None and not opportunity.ladder_name:
        level = on_step(opportunity.ladder)
        opportunity.ladder_name, opportunity.ladder_about = level.name, level.about


def rate(place_id: int, answers: rules.Answers, *, by: Actor) -> None:
    """Once, and then it stands: from then on they may read what the host claims."""
    place = db.session().get_one(Place, place_id)
    hold(place.person_id)
    if by.speaks_for != place.person_id:
        raise RuleBroken(_("Only the person themselves can say so. Say how they asked you to."))
    if not queries.took_part(place):
        raise RuleBroken(_("It is not recorded that you took part. Ring us, so that we can put it right."))
    if queries.rating(place.person_id, place.opportunity_id) is not None:
        raise RuleBroken(_("You have said this already. Thank you. Your answers are with us."))
    row = LadderRating(
        person_id=place.person_id, opportunity_id=place.opportunity_id, place_id=place_id, **answers._asdict(),
        step=rules.step_from(answers), claimed=place.opportunity.ladder, rated_at=clock.now(),
        entered_by_id=by.person_id if by.asked else None, asked=by.asked,
    )  # fmt: skip
    db.session().add(row)
    emit(LadderRated(place.opportunity_id, place.person_id), by=by)
