"""Money on its way: a batch that was paid, but for one line that came back; and lines that wait for the next one."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import SYSTEM, Actor
from app.demo.people import Cast
from app.people.models import Person
from app.recognition.claims import actions as claims
from app.recognition.claims.models import Claim
from app.recognition.finance import actions
from app.recognition.finance.models import Batch, PayableLine
from app.recognition.finance.presets import PRESETS
from app.recognition.finance.rules import Said
from app.recognition.finance.states import Answer, Route
from app.recognition.finance.writing import Writer
from app.recognition.models import Contribution

OLDER, OLDEST = timedelta(days=200), timedelta(days=700)  # what is newer waits for its signatures
SENT, WAITING = 14, 9
ROUTES = (Route.PAYROLL, Route.PAYROLL, Route.SUPPLIER, Route.PETTY_CASH)


def payments(cast: Cast) -> None:
    """Through the verbs that the pages use."""
    finance = db.session().scalars(select(Person.id).where(Person.email == "finance@demo.example")).one()
    holder = db.session().scalars(select(Person.id).where(Person.email == "budget@demo.example")).one()
    actions.keep(None, PRESETS["spreadsheet"][1], in_use=True, by=Actor(finance))
    owed = _claims(cast)
    _set_up(sorted({claim.person_id for claim in owed}), finance)
    _signed(owed[:SENT], cast, holder)
    if owed:
        _answered(_sent(finance), finance)
    _signed(owed[SENT : SENT + WAITING], cast, holder)


def _claims(cast: Cast) -> list[Claim]:
    """Of what lies further back, other than that of the two advisors whom all try."""
    today = clock.today()
    wanted = select(Contribution).where(
        Contribution.current, Contribution.pence > 0, Contribution.person_id.not_in((cast.advisor, cast.carer)),
        Contribution.happened_on < today - OLDER, Contribution.happened_on > today - OLDEST,
    )  # fmt: skip
    records = db.session().scalars(wanted.order_by(Contribution.happened_on, Contribution.id)).all()
    for record in records:
        claims.follow(record.place_id, record.session_id, by=SYSTEM)
    made = select(Claim).where(Claim.contribution_id.in_([record.id for record in records]))
    return list(db.session().scalars(made.order_by(Claim.happened_on, Claim.id)))


def _set_up(people: list[int], finance: int) -> None:
    """All but the last of them, for whom nobody has written it down yet."""
    on = clock.today() - timedelta(days=90)
    for number, person_id in enumerate(people[:-1]):
        actions.set_payee(person_id, ROUTES[number % len(ROUTES)], f"P2{number:05}", on, by=Actor(finance))


def _signed(owed: list[Claim], cast: Cast, holder: int) -> None:
    for claim in owed:
        claims.hand_in(claim.id, late=True, by=Actor(claim.person_id))
        claims.confirm(claim.id, by=Actor(cast.team_member))
        claims.authorise(claim.id, by=Actor(holder))


def _sent(finance: int) -> int:
    """A batch from its first moment to its last, without a file: it is fetched from the page."""
    batch_id = actions.begin(None, None, None, by=Actor(finance))
    writer = Writer(db.session().get_one(Batch, batch_id))
    for _chunk in writer.chunks():
        pass
    actions.close(batch_id, writer.written, lambda: None, by=Actor(finance))
    while actions.tell(batch_id, by=Actor(finance)):
        pass
    return batch_id


def _answered(batch_id: int, finance: int) -> None:
    """All paid but the second, and the last few have no answer yet."""
    wanted = select(PayableLine.ref).where(PayableLine.batch_id == batch_id).order_by(PayableLine.id)
    refs = db.session().scalars(wanted).all()[:-2]
    said = [
        Said(ref, Answer.REJECTED if number == 1 else Answer.PAID, clock.today(),
             "The supplier is on hold" if number == 1 else "", None)
        for number, ref in enumerate(refs)
    ]  # fmt: skip
    actions.answer(said, by=Actor(finance))
