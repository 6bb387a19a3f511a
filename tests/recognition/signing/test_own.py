"""Nobody takes any step on the way of their own money, whichever two roles they have besides that of an advisor."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest
from sqlalchemy import delete, select
from werkzeug.datastructures import FileStorage

from app.core import clock, db
from app.core.actor import SYSTEM, Actor
from app.core.errors import RuleBroken
from app.opportunities.models import PayTerm
from app.people.models import Role, RoleGrant, TeamMember
from app.recognition import actions as recognition
from app.recognition.claims.states import ClaimState
from app.recognition.finance import actions as finance
from app.recognition.finance.models import Batch, PayableLine, Payee
from app.recognition.finance.rules import Said
from app.recognition.finance.states import Answer, Route
from app.recognition.models import Contribution
from app.recognition.signing import actions
from tests.recognition.signing.conftest import BUDGET, CENTRE, HOST, Signing

S = ClaimState
ROLES = (Role.HOST, Role.TEAM, Role.BUDGET, Role.FINANCE, Role.ADMIN)
TEAM = "/team/claims"


def _pairs(signing: Signing) -> Iterator[tuple[Role, Role]]:
    """Siân hosts in the team and holds the cost centre throughout; her roles are those of each pair in turn."""
    sian = signing.panel.advisor
    with signing.application.app_context(), db.transaction() as session:
        session.add(TeamMember(team_id=signing.scene.team, person_id=sian))
    signing.grant(sian, Role.BUDGET)
    signing.do(lambda by: actions.name_holder(CENTRE, sian, by=by))
    for pair in combinations(ROLES, 2):
        with signing.application.app_context(), db.transaction() as session:
            session.execute(delete(RoleGrant).where(RoleGrant.person_id == sian, RoleGrant.role != Role.ADVISOR))
            session.add_all(RoleGrant(person_id=sian, role=role) for role in pair)
        yield pair


SIGNS: dict[str, Callable[[Signing], object]] = {
    "confirm as host": lambda s: s.press(s.sian, HOST, status=_not(s, HOST)),
    "confirm as team": lambda s: s.press(s.sian, TEAM, status=_not(s, TEAM)),
    "return as host": lambda s: s.send_back(s.sian, HOST, status=_not(s, HOST)),
    "return as team": lambda s: s.send_back(s.sian, TEAM, status=_not(s, TEAM)),
    "authorise": lambda s: s.press(s.sian, BUDGET, status=_not(s, BUDGET)),
    "return as budget holder": lambda s: s.send_back(s.sian, BUDGET, status=_not(s, BUDGET)),
}


def _not(signing: Signing, where: str) -> int:
    """Whoever may open the list is told that there is no such claim; to others the page itself is refused."""
    return 404 if signing.sian.client.get(where).status_code == 200 else 403


@pytest.mark.parametrize("step", SIGNS)
def test_no_pair_of_roles_signs_for_ones_own_claim(signing: Signing, step: str) -> None:
    if "budget" in step or step == "authorise":
        signing.confirmed()
    before = signing.state
    for pair in _pairs(signing):
        SIGNS[step](signing)
        assert signing.state is before, pair


@pytest.fixture
def agreed(signing: Signing) -> Signing:
    """Siân's claim is signed for, and it is known how she is paid: only finance comes after it."""
    signing.confirmed()
    signing.press(signing.own("bo"), BUDGET)
    signing.do(lambda _by: finance.set_payee(signing.panel.advisor, Route.PAYROLL, "P1", clock.today(), by=SYSTEM))
    return signing


def test_no_pair_of_roles_sends_ones_own_money(agreed: Signing) -> None:
    for pair in _pairs(agreed):
        if Role.FINANCE not in pair:
            agreed.sian.post("/finance", {"route": "all"}, status=403)
            continue
        page = agreed.sian.get("/finance")
        assert "2 lines here are your own. Somebody else sends them." in page.text
        page = agreed.sian.send(page, {"route": "all"})
        assert "There is nothing to send." in page.text
        with agreed.application.app_context():
            assert db.session().scalars(select(Batch)).all() == []
    fay = agreed.own("fay")
    made = fay.send(fay.get("/finance"), {"route": "all"})
    assert made.h1 == "Batch 1"


def test_what_is_ones_own_is_left_out_and_counted(agreed: Signing) -> None:
    """Somebody else's money goes meanwhile."""
    other = agreed.scene.advisor("Ada Other", "ada@post.example")
    agreed.grant(agreed.panel.advisor, Role.FINANCE)
    with agreed.application.test_request_context(), db.transaction() as session:
        finance.set_payee(other, Route.PAYROLL, "P2", clock.today(), by=SYSTEM)
        line = session.scalars(select(PayableLine).order_by(PayableLine.id).limit(1)).one()
        line.person_id = other
    made = agreed.sian.send(agreed.sian.get("/finance"), {"route": "all"})
    assert "1 line was left out: it is your own. Somebody else sends it." in made.text


def test_no_pair_of_roles_reads_back_the_answer_for_ones_own_money(agreed: Signing, tmp_path: Path) -> None:
    assert agreed.application.test_cli_runner().invoke(args=["finance", "export", str(tmp_path)]).exit_code == 0
    refs = _lines(agreed)
    said = "Line id,Status\r\n" + "".join(f"{ref},rejected\r\n" for ref in refs)
    for pair in _pairs(agreed):
        if Role.FINANCE not in pair:
            agreed.sian.get("/finance/answers", status=403)
            continue
        page = agreed.sian.get("/finance/answers")
        page = agreed.sian.send(page, {"file": FileStorage(io.BytesIO(said.encode()), filename="answer.csv")})
        report = agreed.sian.send(page)
        assert "This line is your own, so nothing was changed." in report.text, pair
        assert agreed.state is S.SENT
    fay = agreed.own("fay")
    page = fay.send(fay.get("/finance/answers"), {"file": FileStorage(io.BytesIO(said.encode()), filename="a.csv")})
    assert "Lines answered 2" in fay.send(page).text
    assert agreed.state is S.REJECTED


def _lines(signing: Signing) -> list[str]:
    with signing.application.app_context():
        return list(db.session().scalars(select(PayableLine.ref).order_by(PayableLine.id)))


def test_no_pair_of_roles_writes_down_how_one_is_paid_oneself(agreed: Signing) -> None:
    ref = agreed.scene.make.ref(agreed.panel.advisor)
    for pair in _pairs(agreed):
        for where, role in ((f"/finance/payees/{ref}", Role.FINANCE), (f"/team/people/{ref}/payment", Role.TEAM)):
            if role not in pair:
                agreed.sian.get(where, status=403)
                continue
            page = agreed.sian.send(agreed.sian.get(where), {"route": "supplier", "reference": "MINE-1"})
            assert "Nobody writes down how they are paid themselves." in page.text
    with agreed.application.app_context():
        assert db.session().scalars(select(Payee.reference)).all() == ["P1"]


def test_nobody_decides_on_their_own_payment(agreed: Signing) -> None:
    with agreed.application.test_request_context(), db.transaction() as session:
        record = session.scalars(select(Contribution).where(Contribution.current)).one()
        record.pence, record.rate_id = None, None
        record_id = record.id
        assert session.scalars(select(PayTerm)).all()
    with pytest.raises(RuleBroken, match="Nobody decides on their own payment"):
        agreed.do(lambda by: recognition.decide_payment(record_id, 9900, "I was good.", by=by), agreed.panel.advisor)
    agreed.do(lambda by: recognition.decide_payment(record_id, 3600, "As promised.", by=by), agreed.tess_id)


def test_an_answer_that_came_before_is_the_same_for_everybody(agreed: Signing, tmp_path: Path) -> None:
    """Whoever sends the file again is told so, also of their own line."""
    assert agreed.application.test_cli_runner().invoke(args=["finance", "export", str(tmp_path)]).exit_code == 0
    said = [Said(ref, Answer.PAID, None, "", None) for ref in _lines(agreed)]
    found = []
    for who in (agreed.people["fay"], agreed.panel.advisor):
        with agreed.application.test_request_context(), db.transaction():
            found.append([each.value for each in finance.answer(said, by=Actor(who))])
    assert found == [["paid", "paid"], ["same", "same"]]
