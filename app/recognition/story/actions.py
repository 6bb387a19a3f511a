"""Choosing what stands on a story, sharing it, taking it back, and citing it. Each holds the person first."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import delete, select

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move
from app.people.actions.persons import hold
from app.recognition.story import queries, rules
from app.recognition.story.events import StoryCited, StoryKept, StoryShared, StoryTakenBack
from app.recognition.story.models import Story, StoryCitation, StoryReading
from app.recognition.story.states import StoryState
from app.reviews import actions as reviews


def keep(
    person_id: int, team_id: int, shown: Collection[str], asked: str, *, words: str, standards: bool, by: Actor
) -> None:
    """These of the things that were `asked` about stand on it, and no others of them. Who reads it sees it at once."""
    story = _held(person_id, team_id)
    things = queries.things(person_id, team_id)
    if story is None:
        story = _begun(person_id, team_id, StoryState.OWN, by)
    story.left_out = rules.still_left_out(things, shown, story.left_out, asked)
    story.words, story.standards = words, standards
    emit(StoryKept(story.id), by=by)


def say(person_id: int, team_id: int, *, yes: bool, by: Actor) -> None:
    """Yes or no to this team reading it. Said again, nothing happens."""
    story = _held(person_id, team_id)
    if yes:
        _share(story, person_id, team_id, by)
    elif story is not None and story.state is StoryState.SHARED:
        move(story, StoryState.TAKEN_BACK, by=by, now=clock.now())
        story.at = clock.now()
        db.session().execute(delete(StoryCitation).where(StoryCitation.story_id == story.id))
        emit(StoryTakenBack(story.id), by=by)


def _share(story: Story | None, person_id: int, team_id: int, by: Actor) -> None:
    if story is not None and story.state is StoryState.SHARED:
        return
    if not rules.on_it(queries.things(person_id, team_id), story.left_out if story else ()):
        raise RuleBroken(_("Nothing stands on this story. Choose what stands on it first."))
    if story is None:
        story = _begun(person_id, team_id, StoryState.SHARED, by)
    else:
        move(story, StoryState.SHARED, by=by, now=clock.now())
        story.at = clock.now()
    emit(StoryShared(story.id), by=by)


def record_read(story_id: int, reader_id: int) -> None:
    """Noted once a day, before the page is made of it. It is no event: the rows are what the person reads."""
    story = db.session().get_one(Story, story_id)
    hold(story.person_id)
    today = clock.today()
    wanted = select(StoryReading.id).where(
        StoryReading.story_id == story_id, StoryReading.reader_id == reader_id, StoryReading.read_on == today
    )
    if reader_id != story.person_id and db.session().scalar(wanted) is None:
        db.session().add(StoryReading(story_id=story_id, reader_id=reader_id, read_on=today, at=clock.now()))


def cite(story_id: int, standard_id: int, words: str, *, by: Actor) -> None:
    """Evidence for a standard that leads to the story while it is shared. Its own words name nobody: they stay."""
    story = db.session().get_one(Story, story_id)
    hold(story.person_id)
    db.session().refresh(story)
    if not queries.is_read(story_id):
        raise RuleBroken(_("This story is not shared with you any more. Nothing was added."))
    if standard_id not in {row.id for row in queries.standards_to_show(story.team_id)}:
        raise RuleBroken(_("Choose a standard of a review that goes on."))
    name = rules.names_in(words, story.person.full_name, story.person.name)
    if name:
        raise RuleBroken(
            _("Leave the name out (%(name)s). It stands beside your words while they share it.", name=name)
        )
    evidence_id = reviews.add_evidence(standard_id, words, None, by=by)
    db.session().add(StoryCitation(evidence_id=evidence_id, story_id=story_id))
    emit(StoryCited(story_id, evidence_id), by=by)


def _held(person_id: int, team_id: int) -> Story | None:
    hold(person_id)
    story = queries.of_pair(person_id, team_id)
    if story is not None:
        db.session().refresh(story)
    return story


def _begun(person_id: int, team_id: int, state: StoryState, by: Actor) -> Story:
    story = Story(person_id=person_id, team_id=team_id, at=clock.now(), words="", left_out=[], standards=True)
    move(story, state, by=by, now=clock.now())
    db.session().add(story)
    db.session().flush()
    return story
