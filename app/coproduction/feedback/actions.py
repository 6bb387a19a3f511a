"""Asking, saying, changing, taking back; and concerns. Whoever says something is held first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from app.coproduction.feedback import events, queries, rules
from app.coproduction.feedback.models import Concern, Feedback, FeedbackAsk, FeedbackSilence
from app.coproduction.feedback.states import ConcernState, Said, Share
from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move
from app.people.actions.persons import hold
from app.recognition.models import Contribution


class Given(NamedTuple):
    """`answers` by the names of `rules.QUESTIONS`; `concern` goes its own way and is not kept with the rest."""

    answers: Mapping[str, Said]
    words: str
    share: Share
    concern: str


def ask(place_id: int, session_id: int | None, *, by: Actor) -> None:
    """Once a part is recorded: one message, never a second about it, and none to whoever would rather not."""
    part = queries.part_of(place_id, session_id)
    if part is None or not rules.worth_asking(part.happened_on, clock.today()):
        return
    if not queries.may_be_asked(part.person_id) or queries.of_part(place_id, session_id) is not None:
        return
    if queries.ask_of(place_id, session_id) is not None or queries.asked_lately(place_id, clock.now()):
        return
    row = FeedbackAsk(place_id=place_id, session_id=session_id, person_id=part.person_id, asked_at=clock.now())
    db.session().add(row)
    db.session().flush()
    emit(events.FeedbackAsked(row.id, row.person_id), by=by)


def give(part_id: int, given: Given, *, by: Actor) -> None:
    """What they say now and nothing else of it. Who may see it holds from this moment."""
    part = _own_part(part_id, by)
    said = any(answer is not Said.NOT_SAID for answer in given.answers.values())
    if not (said or given.words or given.concern):
        raise RuleBroken(_("Answer at least one thing, or leave this page. You do not have to say anything."))
    if said or given.words:
        _keep(part, given, by=by)
    if given.concern:
        _raise_concern(part, given.concern, by=by)


def _keep(part: Contribution, given: Given, *, by: Actor) -> None:
    row = queries.of_part(part.place_id, part.session_id)
    if row is None:
        opportunity = part.place.opportunity
        row = Feedback(
            place_id=part.place_id, session_id=part.session_id, person_id=part.person_id,
            opportunity_id=opportunity.id, team_id=opportunity.team_id, given_at=clock.now(),
        )  # fmt: skip
        db.session().add(row)
    else:
        row.changed_at = clock.now()
    for name in rules.QUESTIONS:
        setattr(row, name, given.answers.get(name, Said.NOT_SAID))
    row.words, row.share = given.words, given.share
    row.entered_by_id, row.asked = (by.person_id, by.asked) if by.asked else (None, None)
    db.session().flush()
    emit(events.FeedbackGiven(row.id, row.person_id, row.share.value), by=by)


def take_back(part_id: int, *, by: Actor) -> None:
    """All of it goes, words and answers. A concern stays with whoever looks into it."""
    part = _own_part(part_id, by)
    row = queries.of_part(part.place_id, part.session_id)
    if row is None:
        raise RuleBroken(_("It is gone already. There is nothing more to do."))
    db.session().delete(row)
    emit(events.FeedbackTakenBack(row.id, row.person_id), by=by)


def not_now(part_id: int, *, by: Actor) -> None:
    """They are not asked about this part again. They may still say how it was."""
    part = _own_part(part_id, by)
    row = queries.ask_of(part.place_id, part.session_id)
    if row is None:
        row = FeedbackAsk(
            place_id=part.place_id, session_id=part.session_id, person_id=part.person_id, asked_at=clock.now()
        )
        db.session().add(row)
    if row.no_at is None:
        row.no_at = clock.now()
        db.session().flush()
        emit(events.NotAskedAgain(row.person_id, row.id), by=by)


def no_thanks(person_id: int, *, by: Actor) -> None:
    """They are not asked about anything again. Nobody but them and the involvement team can know."""
    _themselves(person_id, by)
    if not queries.is_silent(person_id):
        db.session().add(FeedbackSilence(person_id=person_id, since=clock.now()))
        emit(events.NotAskedAgain(person_id, None), by=by)


def ask_me_again(person_id: int, *, by: Actor) -> None:
    _themselves(person_id, by)
    row = db.session().get(FeedbackSilence, person_id)
    if row is not None:
        db.session().delete(row)
        emit(events.AskedAgain(person_id), by=by)


def take_up(concern_id: int, *, by: Actor) -> None:
    """From now on it is this person's to look into."""
    row = _concern(concern_id)
    if row.state is not ConcernState.RAISED:
        raise RuleBroken(_("Somebody has taken it up already. Ask them, or look at the list again."))
    row.owner_id = by.person_id
    move(row, ConcernState.TAKEN_UP, by=by, now=clock.now())
    emit(events.ConcernTakenUp(row.id), by=by)


def leave(concern_id: int, *, by: Actor) -> None:
    """Somebody else should look into it."""
    row = _held_by(concern_id, by)
    row.owner_id = None
    move(row, ConcernState.RAISED, by=by, now=clock.now())
    emit(events.ConcernLeft(row.id), by=by)


def settle(concern_id: int, *, by: Actor) -> None:
    """They have spoken with the person. That there was a concern stays, and what it was is gone."""
    row = _held_by(concern_id, by)
    row.words = None
    move(row, ConcernState.SETTLED, by=by, now=clock.now())
    emit(events.ConcernSettled(row.id), by=by)


def _raise_concern(part: Contribution, words: str, *, by: Actor) -> None:
    row = Concern(
        person_id=part.person_id, opportunity_id=part.place.opportunity_id, words=words, raised_at=clock.now()
    )  # fmt: skip
    move(row, ConcernState.RAISED, by=by, now=clock.now())
    db.session().add(row)
    db.session().flush()
    emit(events.ConcernRaised(row.id, row.person_id), by=by)


def _concern(concern_id: int) -> Concern:
    return db.session().get_one(Concern, concern_id, with_for_update=True, populate_existing=True)


def _held_by(concern_id: int, by: Actor) -> Concern:
    row = _concern(concern_id)
    if row.state is not ConcernState.TAKEN_UP or row.owner_id != by.person_id:
        raise RuleBroken(_("It is not with you. Take it up first, or ask whoever has it."))
    return row


def _own_part(part_id: int, by: Actor) -> Contribution:
    """What counts now for the part that the page was made of."""
    seen = db.session().get_one(Contribution, part_id)
    _themselves(seen.person_id, by)
    found = queries.part_of(seen.place_id, seen.session_id)
    if found is None:
        raise RuleBroken(_("It is not recorded any more that you took part. Ring us, and we put it right."))
    return found


def _themselves(person_id: int, by: Actor) -> None:
    hold(person_id)
    if by.speaks_for != person_id:
        raise RuleBroken(_("Only the person themselves can say so. Say how they asked you to."))
