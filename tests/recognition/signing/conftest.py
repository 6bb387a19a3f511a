"""Siân's claim on its way: the host's team, two budget holders, the involvement team, and everybody else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.core.files import FileKind
from app.opportunities.models import Opportunity
from app.people.models import Person, Role, RoleGrant
from app.recognition.claims import actions as claims_actions
from app.recognition.claims.models import Claim, ClaimLine, Receipt, ReceiptBytes
from app.recognition.claims.states import ClaimState, LineKind
from app.recognition.signing import actions
from app.recognition.signing.models import BudgetHolder
from tests.recognition.claims.conftest import Claims
from tests.recognition.conftest import Panel
from tests.support.page import Browser, Page

CENTRE = "RB-9"
HOST, BUDGET = "/host/claims", "/budget/claims"


class Signing(Claims):
    """Recorded and handed in: £36, and £4.20 for a bus without a receipt. Bo holds the cost centre; Dee holds none."""

    def __init__(self, panel: Panel) -> None:
        super().__init__(panel)
        self.people["dee"] = self.scene.make.person("Dee Deputy", Role.BUDGET, email="dee@post.example")
        with self.application.test_request_context(), db.transaction() as session:
            session.query(Opportunity).one().team.cost_centre = CENTRE
        self.do(lambda by: actions.name_holder(CENTRE, self.people["bo"], by=by))
        self.record()
        with self.application.test_request_context(), db.transaction() as session:
            facts = {"what": "bus 12"}
            session.add(ClaimLine(claim_id=self.claim().id, kind=LineKind.TRANSPORT, pence=420, details=facts))
        self.hand_in()

    def claim(self, who: int | None = None) -> Claim:
        """Siân's or of another person, with its moves."""
        with self.application.app_context():
            wanted = select(Claim).where(Claim.person_id == (who or self.panel.advisor))
            claim = db.session().scalars(wanted).one()
            assert claim.moves is not None
            return claim

    def do(self, verb: Callable[[Actor], Any], who: int | None = None) -> None:
        with self.application.test_request_context(), db.transaction():
            verb(Actor(who))

    def hand_in(self, who: int | None = None) -> int:
        person = who or self.panel.advisor
        self.do(lambda by: claims_actions.hand_in(self.claim(person).id, by=by), person)
        return person

    def grant(self, who: int, role: Role) -> None:
        with self.application.app_context(), db.transaction() as session:
            session.add(RoleGrant(person_id=who, role=role))

    def holder(self, name: str) -> int:
        with self.application.app_context():
            wanted = select(BudgetHolder.id).where(BudgetHolder.person_id == self.people[name])
            return db.session().scalars(wanted).one()

    def receipt(self) -> str:
        """One for the bus; its reference."""
        with self.application.app_context(), db.transaction() as session:
            line = session.scalars(select(ClaimLine)).one()
            row = Receipt(
                person_id=self.panel.advisor, line_id=line.id, kind=FileKind.PDF, size=4, digest="0" * 64,
                added_at=clock.now(), bytes=ReceiptBytes(data=b"%PDF"),
            )  # fmt: skip
            session.add(row)
            session.flush()
            return row.ref

    @property
    def tess_id(self) -> int:
        with self.application.app_context():
            return db.session().scalars(select(Person.id).where(Person.email == "tess@post.example")).one()

    def away(self, first: date, last: date) -> None:
        """Bo is away, and Dee acts for him."""
        self.do(lambda by: actions.name_deputy(self.people["bo"], self.people["dee"], first, last, by=by))

    @property
    def key(self) -> str:
        claim = self.claim()
        return f"{claim.ref}:{claim.edition}"

    def press(self, browser: Browser, where: str, key: str = "", *, status: int = 200) -> Page:
        return browser.post(where, {"claims": key or self.key}, status=status)

    def send_back(self, browser: Browser, where: str, *, status: int = 200, sentence: str = "Which bus?") -> Page:
        return browser.post(f"{where}/{self.ref}/return", {"sentence": sentence}, status=status)

    def confirmed(self) -> None:
        self.press(self.own("hana"), HOST)
        assert self.state is ClaimState.CONFIRMED


@pytest.fixture
def signing(panel: Panel) -> Signing:
    return Signing(panel)
