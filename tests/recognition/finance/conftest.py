"""Somebody of finance, somebody of the team, and advisors to whom something is owed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import select, text

from app.core import clock, db
from app.core.actor import SYSTEM
from app.core.audit import AuditEntry
from app.people.models import Role
from app.recognition.claims.states import ClaimState
from app.recognition.finance import actions, making
from app.recognition.finance.models import Batch, PayableLine
from app.recognition.finance.rules import Due, Said
from app.recognition.finance.states import Answer, Element, Route
from tests.support.make import Make
from tests.support.owed import Owed
from tests.support.page import Browser


class Desk:
    """`owe` writes lines as an authorised claim does; `export` runs the command; `rows` reads the database."""

    def __init__(self, application: Flask, make: Make, browser: Browser, folder: Path) -> None:
        self.application, self.make, self._browser, self.folder = application, make, browser, folder
        self.ids = {
            name: make.person(full, role, email=f"{name}@post.example")
            for name, full, role in (
                ("fay", "Fay Finance", Role.FINANCE), ("tess", "Tess Team", Role.TEAM),
                ("hana", "Hana Host", Role.HOST), ("bo", "Bo Budget", Role.BUDGET), ("adm", "Ann Admin", Role.ADMIN),
            )
        }  # fmt: skip
        self.ada = make.advisor("Ada Example", email="ada@post.example")
        self.sian = make.advisor("Siân O'Connor-Łukasz", email="sian@post.example")
        self._owed = Owed(application, make, ClaimState.AUTHORISED)

    def own(self, name: str) -> Browser:
        found = self._browser.another()
        found.sign_in(f"{name}@post.example")
        return found

    def payee(
        self, person: int, reference: str = "P20123456", route: Route = Route.PAYROLL, *, ready: bool = True
    ) -> None:
        with self.application.app_context():
            on = clock.today() if ready else None
            with db.transaction():
                actions.set_payee(person, route, reference, on, by=SYSTEM)

    def owe(self, person: int, *sums: int, claim: int | None = None, **values: Any) -> int:
        """A claim of a fee and then of expenses, in pence, is authorised; or said anew."""
        claim = claim or self._owed.claim(person)
        dues = [due(number, pence, **values) for number, pence in enumerate(sums) if pence]
        with self.application.app_context(), db.transaction():
            actions.settle(claim, person, dues, by=SYSTEM)
        return claim

    def run(self, *options: str, folder: Path | None = None) -> Result:
        return self.application.test_cli_runner().invoke(
            args=["finance", "export", *options, str(folder or self.folder)]
        )

    def export(self, *options: str) -> bytes:
        """The file that the command wrote."""
        result = self.run(*options)
        assert result.exit_code == 0, result.output
        return Path(
            result.output.splitlines()[-1 - sum("left out" in x for x in result.output.splitlines()) - 1]
        ).read_bytes()

    def make_batch(self, **choice: Any) -> Batch | None:
        with self.application.app_context():
            made = making.make(choice.get("until"), choice.get("route"), None, None, by=SYSTEM)
            return db.session().get_one(Batch, made.batch_id) if made else None

    def answer(self, ref: str, answer: Answer, **values: Any) -> str:
        said = Said(ref, answer, date(2026, 12, 11), values.get("words", ""), values.get("pence"))
        with self.application.app_context(), db.transaction():
            return actions.answer([said], by=SYSTEM)[0].value

    def lines(self) -> Sequence[PayableLine]:
        with self.application.app_context():
            return db.session().scalars(select(PayableLine).order_by(PayableLine.id)).all()

    def rows(self, statement: str) -> Sequence[Any]:
        with self.application.app_context():
            return db.session().execute(text(statement)).all()

    def entries(self, event: str) -> list[dict[str, Any]]:
        """What the audit holds of this event."""
        with self.application.app_context():
            wanted = select(AuditEntry).where(AuditEntry.event == event).order_by(AuditEntry.id)
            return [entry.data for entry in db.session().scalars(wanted)]

    def force(self, statement: str) -> None:
        """Past the application, as somebody with the keys of the database."""
        with self.application.app_context(), db.transaction() as session:
            session.execute(text(statement))

    def later(self, days: int) -> None:
        self.application.extensions["clock"].advance(timedelta(days=days))


def due(number: int, pence: int, **values: Any) -> Due:
    fee = number == 0
    usual = {
        "source": "fee" if fee else f"expense-{number}", "element": Element.FEE if fee else Element.EXPENSE,
        "words": "Involvement payment" if fee else "Bus", "pence": pence, "happened_on": date(2026, 11, 20),
        "minutes": 120 if fee else None, "rate_pence": 1150 if fee else None, "cost_centre": "RB-4471",
        "confirmed_by": "Hana Host", "authorised_by": "Bo Budget",
    }  # fmt: skip
    return Due(**{**usual, **values})


@pytest.fixture
def desk(application: Flask, make: Make, browser: Browser, tmp_path: Path) -> Desk:
    return Desk(application, make, browser, tmp_path)
