"""Writing down what a claim is owed: new lines, lines that go, and lines that take back what was sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import delete, select

from app.core import clock, db
from app.core.actor import Actor
from app.core.events import emit
from app.recognition.claims import queries as claims
from app.recognition.claims.states import Choice, LineKind
from app.recognition.finance.events import LinesOwed
from app.recognition.finance.models import PayableLine
from app.recognition.finance.rules import Due, Plan, mended, settled
from app.recognition.finance.states import Element, Route

LABELS = {
    LineKind.CAR: "Car", LineKind.MOTORCYCLE: "Motorcycle", LineKind.BICYCLE: "Bicycle",
    LineKind.TRANSPORT: "Bus, train or ferry", LineKind.PARKING: "Parking and tolls", LineKind.TAXI: "Taxi",
    LineKind.MEALS: "Meals", LineKind.OVERNIGHT: "Overnight stay", LineKind.CARE: "Replacement care",
    LineKind.CHILDCARE: "Childcare", LineKind.SUPPORT_WORKER: "Support worker", LineKind.INTERPRETER: "Interpreter",
    LineKind.HOME: "Taking part from home", LineKind.PRINTING: "Printing and post", LineKind.OTHER: "Other expense",
}  # fmt: skip
ROUTES = {Choice.VOUCHER: Route.VOUCHER, Choice.CHARITY: Route.CHARITY}
FACTS = tuple(field.name for field in fields(Due) if field.name != "pence")
SENT_TO = ("route", "payee_reference", "payee_name")


def owe(claim_id: int, *, by: Actor) -> None:
    """What the claim says is owed now becomes its lines."""
    found = claims.payable(claim_id)
    settle(claim_id, found.person_id, [_due(each) for each in found.dues], decided=found.decided, by=by)


def _due(due: claims.Due) -> Due:
    """In the words of the file, which is written in English whatever language a page is read in."""
    words = "Involvement payment" if due.kind is None else LABELS[due.kind]
    return Due(
        source=due.source, element=Element.FEE if due.is_fee else Element.EXPENSE, pence=due.pence,
        words=f"{words}, to {due.charity}"[:200] if due.charity else words, happened_on=due.happened_on,
        pay_from=due.pay_from, minutes=due.minutes, rate_pence=due.rate_pence, cost_centre=due.cost_centre,
        confirmed_by=due.confirmed_by, confirmed_at=due.confirmed_at, authorised_by=due.authorised_by,
        authorised_at=due.authorised_at, asked_route=ROUTES.get(due.choice),
    )  # fmt: skip


def settle(claim_id: int, person_id: int, dues: Sequence[Due], *, decided: bool = True, by: Actor) -> None:
    """The lines of this claim say `dues` from now on. Said again, nothing happens."""
    lines = taken(claim_id)
    _carry_out(claim_id, person_id, lines, settled(lines.values(), dues, decided=decided), by)


def mend(claim_id: int, *, by: Actor) -> None:
    """After finance has rejected a line: what took it back took back money that never went."""
    lines = taken(claim_id)
    if lines:
        person_id = next(iter(lines.values())).person_id
        _carry_out(claim_id, person_id, lines, mended(lines.values()), by)


def taken(claim_id: int) -> dict[int, PayableLine]:
    """The lines of a claim, held: a batch that wants them waits, or has them already."""
    wanted = select(PayableLine).where(PayableLine.claim_id == claim_id).order_by(PayableLine.id)
    found = db.session().scalars(wanted.with_for_update().execution_options(populate_existing=True))
    return {line.id: line for line in found}


def _carry_out(claim_id: int, person_id: int, lines: dict[int, PayableLine], plan: Plan, by: Actor) -> None:
    if not (plan.gone or plan.taken_back or plan.written):
        return
    editions: dict[str, int] = {}
    for line in lines.values():
        editions[line.source] = max(editions.get(line.source, 0), line.edition)

    def add(source: str, **values: Any) -> None:
        editions[source] = editions.get(source, 0) + 1
        new = PayableLine(
            claim_id=claim_id,
            person_id=person_id,
            source=source,
            edition=editions[source],
            owed_at=clock.now(),
            **values,
        )
        db.session().add(new)

    if plan.gone:
        db.session().execute(delete(PayableLine).where(PayableLine.id.in_(plan.gone)))
    for line_id in plan.taken_back:
        add(**_reversal(lines[line_id]))
    for due in plan.written:
        add(**asdict(due))
    emit(LinesOwed(claim_id, len(plan.written), len(plan.taken_back)), by=by)


def _reversal(line: PayableLine) -> dict[str, Any]:
    """The same to the same payee with the other sign. It is sent at once: nobody asked to wait for it."""
    same = {name: getattr(line, name) for name in (*FACTS, *SENT_TO)}
    return {**same, "pence": -line.pence, "reverses_id": line.id, "pay_from": None}
