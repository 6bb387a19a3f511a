"""A claim from two taps to paid, on the narrowest phone, without scripts: five people, each with their own step."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from app.core import clock, db
from app.core.actor import SYSTEM
from app.opportunities.models import Opportunity
from app.recognition.signing import actions
from tests.journeys.conftest import Someone
from tests.recognition.claims.conftest import Claims
from tests.recognition.conftest import Panel, Scene
from tests.support.live import Live
from tests.support.looked_at import NARROWEST, LookedAt
from tests.support.make import Make
from tests.support.page import Browser

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("looked_at", [(NARROWEST,)], indirect=True)
def test_a_claim_is_sent_confirmed_authorised_exported_and_paid(
    live: Live, staff: Make, someone: Someone, looked_at: LookedAt, tmp_path: Path
) -> None:
    # given a panel that Siân took part in, and Bo who holds its cost centre
    scene = Claims(Panel(Scene(live.app, staff), Browser(live.app)))
    with live.app.test_request_context(), db.transaction() as session:
        session.query(Opportunity).one().team.cost_centre = "RB-9"
        actions.name_holder("RB-9", scene.people["bo"], by=SYSTEM)
    scene.record()
    sian, hana, tess, bo, fay = (someone() for _each in range(5))

    # when she sends it from her front page, with what she spent
    sian.signs_in("sian@post.example")
    sian.follows("Claim £36: Nurse interviews on Ward 9")
    sian.follows("Add something you spent")
    sian.follows("Parking or a toll")
    sian.answers("Save", pence="4.20")
    sian.follows("Go on without it")
    sian.presses("Send")
    assert "£40.20" in sian.reads
    assert "Ward 9 looks at it next" in sian.reads

    # and a host and the budget holder sign for it
    hana.signs_in("hana@post.example")
    hana.follows("Claims to confirm")
    hana.presses("Confirm", about="the claim of Siân O'Connor-Łukasz")
    assert "1 claim is confirmed." in hana.reads
    bo.signs_in("bo@post.example")
    bo.follows("Claims to authorise")
    assert "by Hana Host" in bo.reads
    bo.presses("Authorise", about="the claim of Siân O'Connor-Łukasz")

    # then it waits for how she is paid, and says so, until the team has written that down
    sian.opens(scene.address)
    assert "it is not set up yet how you are paid" in sian.reads
    tess.signs_in("tess@post.example")
    tess.follows("Write down how Siân O'Connor-Łukasz is paid")
    with live.app.app_context():
        today = clock.today()
    tess.answers("Save", route="payroll", reference="P20123456", set_up_on=today)

    # and finance sends it, and reads the answer back
    fay.signs_in("fay@post.example")
    fay.follows("Payments to send")
    fay.answers("Make a batch", route="all")
    rows = list(csv.DictReader(io.StringIO(fay.downloads("Fetch the file").decode("utf-8-sig"), newline="")))
    assert [row["Amount"] for row in rows] == ["36.00", "4.20"]
    answer = tmp_path / "answer.csv"
    answer.write_text("Line id,Status\n" + "".join(f"{row['Line id']},paid\n" for row in rows))
    fay.opens("/finance/answers")
    fay.answers("Continue", file=str(answer))
    fay.presses("Read the answers")
    assert "Lines answered 2" in fay.reads

    # and she reads that it is paid, and how long each step took
    sian.opens("/claims")
    assert "Paid" in sian.part("Nurse interviews on Ward 9")
    sian.opens(scene.address)
    assert "is paid" in sian.reads
    assert "Sent to finance" in sian.reads
    assert not looked_at.found, "\n".join(looked_at.found)
