"""A panel on the day of its interviews: three who score, two candidates, two criteria, and who must not see."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from sqlalchemy import select, update

from app.core import db
from app.core.actor import Actor
from app.panels.models import Candidate, Panel
from app.panels.scores import actions, queries
from app.panels.scores.actions.questions import Wording
from app.panels.scores.models import Criterion
from app.panels.states import DecisionRule, PanelRole
from app.people.models import Role
from tests.support.make import Make
from tests.support.page import Browser, Page
from tests.support.panels import Panels

ANCHORS = ["Nothing", "Little", "Some", "Enough", "Much", "More than asked"]


class Scores(Panels):
    """As `Panels`, today. chair, ann and bob score; scribe does not; hal is a host of the team who is not on it."""

    def __init__(self, application: Flask, make: Make, *, candidates: int = 2) -> None:
        super().__init__(application, make, in_days=0)
        self.hal = make.person("Hal Host", Role.HOST, email="hal@post.example")
        for name, role in (("ada", Role.ADMIN), ("fin", Role.FINANCE), ("bud", Role.BUDGET)):
            make.person(f"{name.title()} Staff", role, email=f"{name}@post.example")
        with self.writing() as by:
            self.panel().decision_rule = DecisionRule.MAJORITY
            db.session().add_all(Candidate(panel_id=self.id, number=number + 1) for number in range(candidates))
            by_chair = Actor(self.chair)
            self.kind = actions.add_criterion(self.id, "Kindness", "How they speak", ANCHORS, reason="x", by=by).id
            self.calm = actions.add_criterion(self.id, "Calm", "", ANCHORS, reason="x", by=by_chair).id
            said = Wording("What would you do first?", self.kind, asks_person_id=self.ann)
            actions.add_question(self.id, said, written_by_id=self.ann, reason="x", by=Actor(self.ann))

    @contextmanager
    def writing(self) -> Iterator[Actor]:
        with self.application.app_context(), db.transaction():
            yield Actor(self.host)

    def candidate(self, number: int) -> int:
        wanted = select(Candidate.id).where(Candidate.panel_id == self.id, Candidate.number == number)
        return db.session().scalars(wanted).one()

    def criteria(self) -> list[int]:
        wanted = select(Criterion.id).where(Criterion.panel_id == self.id, Criterion.withdrawn_at.is_(None))
        return list(db.session().scalars(wanted.order_by(Criterion.id)))

    def gives(self, person: int, number: int, points: int = 3, note: str = "", *, only: int | None = None) -> None:
        """By the verb: every criterion, or `only` one."""
        with self.writing():
            asked = [only] if only else self.criteria()
            answers = dict.fromkeys(asked, (points, note))
            actions.give(self.id, self.candidate(number), answers, reason="late", by=Actor(person))

    def all_give(self) -> None:
        for person in (self.chair, self.ann, self.bob):
            for number in (1, 2):
                self.gives(person, number, 1 + person % 4)

    def opens(self, why: str = "one is ill") -> None:
        with self.writing():
            actions.open_scores(self.id, why, papers_in_hand=True, by=Actor(self.chair))

    def on_paper(self, name: str = "Pat Paper") -> int:
        """Somebody more who scores, without a sign-in."""
        with self.writing() as by:
            from app.panels import actions as panels

            panels.add_member(self.id, name=name, person_id=None, role=PanelRole.MEMBER, by=by)
        return int(self.member_id(name))

    def member_id(self, name: str) -> int:
        with self.application.app_context():
            return next(one.member_id or 0 for one in queries.speaking(self.panel()) if one.name == name)

    def set(self, **values: Any) -> None:
        """Of the panel, past its verbs: such as its days."""
        with self.writing():
            db.session().execute(update(Panel).where(Panel.id == self.id).values(**values))


def fills(browser: Browser, page: Page, points: int | str | None, note: str = "", **more: Any) -> Page:
    """Give the same points and note for every criterion of a sheet, and send it."""
    names = [str(field.get("name")) for field in page.soup.select("main textarea")]
    values = dict.fromkeys(names, note)
    if points is not None:
        values |= {name.replace("note_", "points_"): str(points) for name in names}
    return browser.send(page, {**values, **more})
