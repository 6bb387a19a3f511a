"""Making a paper, choosing what its check shows, withdrawing it; asking for a letter, writing it, saying no."""

from __future__ import annotations

from typing import Any

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move
from app.people.actions.persons import hold
from app.recognition.papers import queries
from app.recognition.papers.events import (
    LetterAsked,
    LetterDeclined,
    LetterTakenBack,
    LetterWritten,
    PaperMade,
    PaperShown,
    PaperWithdrawn,
)
from app.recognition.papers.models import Letter, Paper
from app.recognition.papers.states import LetterState, PaperKind

MOST = 100  # papers of one person that are good at once


def make(person_id: int, kind: PaperKind, said: dict[str, Any], *, by: Actor) -> Paper:
    hold(person_id)
    if len(queries.papers_of(person_id)) >= MOST:
        raise RuleBroken(_("You have a hundred papers. Withdraw one that you do not need any more."))
    paper = _new(person_id, kind, said)
    emit(PaperMade(paper.id), by=by)
    return paper


def show(paper_id: int, *, name: bool, by: Actor) -> None:
    """The same again changes nothing."""
    paper = _good(paper_id)
    if paper.shows_name is not name:
        paper.shows_name = name
        emit(PaperShown(paper.id, name), by=by)


def withdraw(paper_id: int, *, by: Actor) -> None:
    paper = _good(paper_id)
    paper.withdrawn_at = clock.now()
    emit(PaperWithdrawn(paper.id), by=by)


def ask(person_id: int, team_id: int, purpose: str, *, plain: bool, by: Actor) -> None:
    hold(person_id)
    waiting = [row for row in queries.letters_of(person_id) if row.state is LetterState.ASKED]
    if any(row.team_id == team_id for row in waiting):
        raise RuleBroken(_("You have asked this team already. Wait for their answer, or take the question back."))
    if team_id not in {team.id for team in queries.teams_of(person_id)}:
        raise RuleBroken(_("Choose a team you have taken part with."))
    letter = Letter(person_id=person_id, team_id=team_id, purpose=purpose, plain=plain, asked_at=clock.now())
    move(letter, LetterState.ASKED, by=by, now=clock.now())
    db.session().add(letter)
    db.session().flush()
    emit(LetterAsked(letter.id), by=by)


def take_back(letter_id: int, *, by: Actor) -> None:
    letter = _asked(letter_id)
    move(letter, LetterState.TAKEN_BACK, by=by, now=clock.now())
    emit(LetterTakenBack(letter.id), by=by)


def write(letter_id: int, said: dict[str, Any], *, by: Actor) -> None:
    letter = _asked(letter_id)
    paper = _new(letter.person_id, PaperKind.LETTER, said)
    letter.paper_id = paper.id
    move(letter, LetterState.WRITTEN, by=by, now=clock.now())
    emit(LetterWritten(letter.id, paper.id), by=by)


def decline(letter_id: int, why: str, *, by: Actor) -> None:
    letter = _asked(letter_id)
    letter.answer = why
    move(letter, LetterState.DECLINED, by=by, now=clock.now())
    emit(LetterDeclined(letter.id), by=by)


def _new(person_id: int, kind: PaperKind, said: dict[str, Any]) -> Paper:
    paper = Paper(person_id=person_id, kind=kind, said=said, made_at=clock.now())
    db.session().add(paper)
    db.session().flush()
    return paper


def _good(paper_id: int) -> Paper:
    seen = db.session().get_one(Paper, paper_id)
    hold(seen.person_id)
    db.session().refresh(seen)
    if seen.withdrawn_at is not None:
        raise RuleBroken(_("This paper is withdrawn already. Make a new one if you need it."))
    return seen


def _asked(letter_id: int) -> Letter:
    letter = db.session().get_one(Letter, letter_id)
    hold(letter.person_id)
    db.session().refresh(letter)
    if letter.state is not LetterState.ASKED:
        raise RuleBroken(_("This question has been answered or taken back in the meantime. Nothing was changed."))
    return letter
