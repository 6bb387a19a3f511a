"""Kinds of opportunity: the eight every organisation starts with, and its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import select

from app.core import db
from app.core.actor import SYSTEM, Actor
from app.core.events import emit
from app.core.i18n import gettext as _
from app.opportunities import events
from app.opportunities.actions.taking import refuse
from app.opportunities.conditions.shapes import Problem
from app.opportunities.models import Kind
from app.opportunities.states import Shape
from app.people.models import Course


class _Start(NamedTuple):
    code: str
    name: str
    about: str
    course: str | None = None
    dated: bool = True
    chair_asks: bool = False
    shape: Shape = Shape.PLAIN


COURSES = (
    ("interview-panel-training", "Interview panel training"),
    ("peer-review-training", "Peer review training"),
    ("train-the-trainers", "Train the trainers"),
    ("interview-calls-training", "Training for interview calls"),
)
KINDS = (
    _Start("interview-panel", "Interview panel", "Help to choose new staff, with a vote like everybody else.",
           "interview-panel-training", chair_asks=True, shape=Shape.PANEL),
    _Start("accreditation-review", "Accreditation or peer review", "Help a service get ready for a review, or visit "
           "another one and say what you find.", "peer-review-training", shape=Shape.REVIEW),
    _Start("training-session", "Training session", "Plan or give training to staff or students.", "train-the-trainers",
           shape=Shape.TRAINING),
    _Start("interview-calls", "Interview calls", "Ring people who used a service and ask how it was.",
           "interview-calls-training", shape=Shape.CALLS),
    _Start("committee", "Committee", "Sit on a group that meets again and again and takes decisions.",
           shape=Shape.COMMITTEE),
    _Start("workshop", "Workshop or focus group", "Meet with others, once or a few times, to share ideas."),
    _Start("document-review", "Document review", "Read a leaflet or a plan in your own time and say what you think.",
           dated=False, shape=Shape.DOCUMENT),
    _Start("project", "Project", "Work with a team for some months to make something better.", shape=Shape.PROJECT),
)  # fmt: skip
SIGNED_OFF = ("member_asks_sign_off", "chair_asks_sign_off")
TEACHES = ("teaches_code", "teaches_months")
NEUTRAL = "Meeting"  # what a shared calendar may show of any kind


def seed_kinds(*, by: Actor = SYSTEM) -> list[str]:
    """Add the built-in kinds and courses that are not there yet; change nothing that is. Returns all their codes."""
    session = db.session()
    courses = set(session.scalars(select(Course.code)))
    session.add_all(Course(code=code, name=name) for code, name in COURSES if code not in courses)
    session.flush()
    there = set(session.scalars(select(Kind.code)))
    for position, start in enumerate(KINDS, 1):
        if start.code not in there:
            _seed(start, position * 10, by)
    return [start.code for start in KINDS]


def _seed(start: _Start, position: int, by: Actor) -> None:
    kind = Kind(
        code=start.code, name=start.name, about=start.about, course_code=start.course, dated=start.dated,
        neutral_title=NEUTRAL, position=position, chair_asks_sign_off=start.chair_asks, shape=start.shape,
    )  # fmt: skip
    db.session().add(kind)
    emit(events.KindAdded(kind.code), by=by)


def add_kind(code: str, answers: Mapping[str, Any], *, by: Actor) -> Kind:
    """A kind of the organisation's own. `code` is made from its name and never changes."""
    session = db.session()
    if session.get(Kind, code) is not None:
        refuse([Problem("name", _("There is a kind with this name. Choose another name."))])
    kind = Kind(code=code)
    _set(kind, answers)
    session.add(kind)
    emit(events.KindAdded(code), by=by)
    return kind


def change_kind(kind: Kind, answers: Mapping[str, Any], *, by: Actor) -> None:
    """Other words, training, or whether new opportunities may use it. Old ones keep their kind."""
    _set(kind, answers)
    emit(events.KindChanged(kind.code), by=by)


def reword_kind(kind: Kind, about: str, starter: str, *, by: Actor) -> None:
    """Its sentence for somebody new, and what hosts start from."""
    kind.about, kind.starter = about, starter or None
    emit(events.KindChanged(kind.code), by=by)


def _set(kind: Kind, answers: Mapping[str, Any]) -> None:
    """name, about, neutral_title, course_code, dated, active; where they are asked for, `TEACHES` and `SIGNED_OFF`."""
    same = select(Kind.code).where(Kind.name == answers["name"], Kind.code != kind.code)
    if db.session().scalar(same) is not None:
        refuse([Problem("name", _("There is a kind with this name. Choose another name."))])
    for name in ("name", "about", "neutral_title", "course_code", "dated", "active"):
        setattr(kind, name, answers[name])
    kind.shape = answers.get("shape", Shape.PLAIN)
    kind.starter = answers.get("starter") or None
    for name in TEACHES:
        setattr(kind, name, answers.get(name))
    for name in SIGNED_OFF:
        setattr(kind, name, answers.get(name, False))
