"""Siân's claim for one interview panel; who signs for it; and everybody else who may look."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.core import db
from app.core.actor import Actor
from app.core.audit import AuditEntry
from app.people.models import Role
from app.recognition.claims import actions, queries
from app.recognition.claims.models import Claim
from app.recognition.claims.states import ClaimState
from tests.recognition.conftest import Panel
from tests.support.page import Browser

STAFF = {
    "bo": ("Bo Budget", Role.BUDGET), "fay": ("Fay Finance", Role.FINANCE), "otto": ("Otto Other", Role.HOST),
    "ama": ("Ama Admin", Role.ADMIN),
}  # fmt: skip


class Claims:
    """The panel was an hour ago: two hours and one of preparation at £12, so £36. Nothing is recorded yet."""

    def __init__(self, panel: Panel) -> None:
        self.panel, self.application, self.scene = panel, panel.scene.application, panel.scene
        self.application.extensions["clock"].advance(timedelta(days=-16))  # the day after
        self.people = {
            name: self.scene.make.person(full, role, email=f"{name}@post.example")
            for name, (full, role) in STAFF.items()
        }
        self.tess = panel.signed_in("tess")
        self._browsers: dict[str, Browser] = {"tess": self.tess}

    def record(self, **times: str) -> None:
        """The team records that Siân took part, for two hours and one of preparation."""
        said = {"activity_hours": "2", "prep_hours": "1", **times}
        self.panel.record(self.tess, **said)

    def own(self, name: str) -> Browser:
        if name not in self._browsers:
            self._browsers[name] = self.panel.signed_in(name)
        return self._browsers[name]

    @property
    def sian(self) -> Browser:
        return self.own("sian")

    def claim(self) -> Claim:
        """The one there is, as it stands now."""
        with self.application.app_context():
            claim = db.session().scalars(select(Claim)).one()
            assert claim.lines is not None
            return claim

    @property
    def ref(self) -> str:
        return self.claim().ref

    @property
    def address(self) -> str:
        return f"/claims/{self.ref}"

    @property
    def state(self) -> ClaimState:
        return self.claim().state

    def payable(self) -> queries.Payable:
        with self.application.app_context():
            return queries.payable(self.claim().id)

    def sums(self) -> dict[str, int]:
        return {due.source: due.pence for due in self.payable().dues}

    def act(self, verb: Callable[..., Any], *args: Any, who: str = "hana", **options: Any) -> Any:
        """One verb of the room on the claim, for steps whose pages are another room's."""
        return self.act_as(Actor(self.scene.host if who == "hana" else self.people[who]), verb, *args, **options)

    def act_as(self, by: Actor, verb: Callable[..., Any], *args: Any, **options: Any) -> Any:
        claim_id = self.claim().id
        with self.application.test_request_context(), db.transaction():
            return verb(claim_id, *args, by=by, **options)

    def audit_of(self, start: str) -> list[tuple[str, dict[str, Any]]]:
        with self.application.app_context():
            rows = db.session().scalars(select(AuditEntry)).all()
            return [(row.event, row.data) for row in rows if row.event.startswith(start)]

    def signed(self) -> None:
        """Handed in by Siân (by the verb), confirmed by the host and authorised by the budget holder."""
        sian = Actor(self.panel.advisor)
        claim_id = self.claim().id
        with self.application.test_request_context(), db.transaction():
            actions.hand_in(claim_id, by=sian)
        self.act(actions.confirm)
        self.act(actions.authorise, who="bo")


@pytest.fixture
def claims(panel: Panel) -> Claims:
    return Claims(panel)
