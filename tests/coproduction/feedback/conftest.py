"""A panel that has been and is recorded, whose advisor says how it was; and others' feedback in bulk."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select

from app.coproduction.feedback.models import Concern, Feedback
from app.coproduction.feedback.states import Said, Share
from app.core import db
from app.messages.models import OutboxMessage
from app.opportunities.states import OpportunityState
from app.people.models import Role
from app.signups.models import Place
from tests.recognition.conftest import Panel, Scene, panel, scene
from tests.support.page import Browser, Page

__all__ = ["panel", "scene"]
WORDS = "Nobody told me the lift was broken. <b>Please</b> say so."
CONCERN = "Somebody there spoke to me as if I were a child."
ANSWERS = {
    "papers": "no", "heard": "partly", "needs": "yes", "paid": "not-said", "told": "yes", "again": "yes",
    "words": WORDS, "share": "nobody",
}  # fmt: skip


class Part:
    """Siân's part, recorded by Tess; Hana hosts it, Otto hosts another team."""

    def __init__(self, panel: Panel) -> None:
        self.panel, self.scene = panel, panel.scene
        make = self.scene.make
        self.other_host = make.person("Otto Other", Role.HOST, email="otto@post.example")
        make.team("Day Team", self.other_host)
        make.person("Fay Finance", Role.FINANCE, email="fay@post.example")
        make.person("Bea Budget", Role.BUDGET, email="bea@post.example")
        make.person("Ada Admin", Role.ADMIN, email="ada@post.example")
        self.scene.advisor("Bola Ade", "bola@post.example")
        panel.record(panel.signed_in("tess"))
        self.key = f"{panel.place}.{panel.session}"
        self.address = f"/my-involvement/feedback/{self.key}"
        self.sian = panel.signed_in("sian")

    def signed_in(self, name: str) -> Browser:
        return self.panel.signed_in(name)

    def say(self, **values: str) -> Page:
        return self.sian.post(self.address, {**ANSWERS, **values})

    def rows(self) -> list[Feedback]:
        with self.scene.application.app_context():
            return list(db.session().scalars(select(Feedback).order_by(Feedback.id)))

    def concerns(self) -> list[Concern]:
        with self.scene.application.app_context():
            return list(db.session().scalars(select(Concern).order_by(Concern.id)))

    def asked(self) -> list[OutboxMessage]:
        """Every message that asks somebody how it was."""
        with self.scene.application.app_context():
            wanted = select(OutboxMessage).where(OutboxMessage.name == "feedback_asked")
            return list(db.session().scalars(wanted.order_by(OutboxMessage.id)))


@pytest.fixture
def part(panel: Panel) -> Part:
    return Part(panel)


def write_down(scene: Scene, number: int, at: datetime, share: Share = Share.NUMBER, **fields: Any) -> None:
    """Feedback of so many people who are made for it, about Ward 9 (or `team`): all yes unless said otherwise."""
    team = fields.pop("team", scene.team)
    said: dict[str, Any] = dict.fromkeys(("papers", "heard", "needs", "paid", "told", "again"), Said.YES)
    ref = scene.make.opportunity(host=scene.host, team=team, kind=scene.kind, seats=30, state=OpportunityState.DONE)
    for _each in range(number):
        place_ref = scene.place(ref, scene.advisor("", None))
        with scene.application.app_context(), db.transaction() as session:
            place = session.scalars(select(Place).where(Place.ref == place_ref)).one()
            row = Feedback(
                place_id=place.id, person_id=place.person_id, opportunity_id=place.opportunity_id, team_id=team,
                share=share, given_at=at, **{"words": "", **said, **fields},
            )  # fmt: skip
            session.add(row)
