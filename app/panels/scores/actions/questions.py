"""Questions: who wrote one, who asks it. What an advisor wrote, the others leave as it is."""

from __future__ import annotations

from dataclasses import dataclass

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.panels.models import Panel
from app.panels.scores import events, queries
from app.panels.scores.actions import taking
from app.panels.scores.models import Criterion, Question
from app.panels.scores.states import Asked

MOST = 30


@dataclass(frozen=True)
class Wording:
    """What a question says, what it is to show, and who asks it: a person or a member without one, or not said yet."""

    words: str
    criterion_id: int | None = None
    asks_person_id: int | None = None
    asks_member_id: int | None = None


def add_question(panel_id: int, said: Wording, *, written_by_id: int, reason: str = "", by: Actor) -> Question:
    panel = taking.take(panel_id)
    late = taking.must_be_changeable(panel, reason)
    there = queries.questions(panel)
    if len(there) >= MOST:
        raise RuleBroken(_("There are %(most)d questions already. Take one out first.", most=MOST))
    made = Question(panel_id=panel_id, position=max((q.position for q in there), default=0) + 1,
                    written_by_id=written_by_id)  # fmt: skip
    _write(made, panel, said)
    db.session().add(made)
    db.session().flush()
    if late:
        taking.note_late(panel, Asked.QUESTION, ("", said.words), reason, by=by)
    emit(events.QuestionsChanged(panel_id, question_id=made.id), by=by)
    return made


def change_question(question_id: int, edition: int, said: Wording, *, reason: str = "", by: Actor) -> None:
    question, panel, late = _take(question_id, edition, reason)
    if said.words != question.words:
        _must_be_theirs(question, panel, by)
    before = question.words
    _write(question, panel, said)
    question.edition += 1
    if late:
        taking.note_late(panel, Asked.QUESTION, (before, said.words), reason, by=by)
    emit(events.QuestionsChanged(panel.id, question_id=question_id), by=by)


def drop_question(question_id: int, *, reason: str = "", by: Actor) -> None:
    question, panel, late = _take(question_id, None, reason)
    _must_be_theirs(question, panel, by)
    question.withdrawn_at = clock.now()
    if late:
        taking.note_late(panel, Asked.QUESTION, (question.words, ""), reason, by=by)
    emit(events.QuestionsChanged(panel.id, question_id=question_id), by=by)


def _take(question_id: int, edition: int | None, reason: str) -> tuple[Question, Panel, bool]:
    panel = taking.take(db.session().get_one(Question, question_id).panel_id)
    late = taking.must_be_changeable(panel, reason)
    question = db.session().get_one(Question, question_id, populate_existing=True)
    if question.withdrawn_at is not None:
        raise RuleBroken(_("This question was taken out in the meantime. Nothing was changed."))
    if edition is not None and question.edition != edition:
        raise taking.stale()
    return question, panel, late


def _write(question: Question, panel: Panel, said: Wording) -> None:
    known: set[int | None] = {None, *(each.id for each in queries.criteria(panel))}
    if said.criterion_id not in known:
        raise RuleBroken(_("This criterion was taken out in the meantime. Choose another one."))
    question.words = said.words
    question.criterion = db.session().get(Criterion, said.criterion_id) if said.criterion_id else None
    question.asks_person_id, question.asks_member_id = said.asks_person_id, said.asks_member_id


def _must_be_theirs(question: Question, panel: Panel, by: Actor) -> None:
    """An advisor on the panel, who can change it themselves, has the last word on what they wrote."""
    author = question.written_by_id
    owners = {one.person_id for one in queries.bench(panel).online if one.advises}
    if author in owners and by.person_id != author:
        name = question.written_by.first_name
        raise RuleBroken(_("%(name)s wrote this question, so its words are theirs. Talk with them.", name=name))
