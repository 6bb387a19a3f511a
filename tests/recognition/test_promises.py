"""From the terms an opportunity holds to a payment: each way of paying, and what happens when one is left open."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from app.core import db
from app.core.actor import SYSTEM
from app.opportunities.models import Opportunity, Session
from app.opportunities.states import Payer, PayModel, PayPart
from app.recognition.actions import Answer, record_attendance
from app.recognition.models import Contribution
from tests.recognition.conftest import HOURLY, Scene

pytestmark = pytest.mark.both

DAY = {"model": PayModel.DAY, "half_pence": 7500, "pence": 15000, "threshold_minutes": 120}
BAND = {"model": PayModel.BAND, "half_pence": 1000, "pence": 2000, "threshold_minutes": 120}
PREP = {"part": PayPart.PREPARATION}
UNSAID = "Not worked out yet: the involvement team will say how much it is"

CASES: list[tuple[str, list[dict[str, Any]], dict[str, Any], int | None, str]] = [
    # what, terms, fields, pence, words (for 2 hours and 1 hour of preparation; standard £12, enhanced £15)
    ("tier", [HOURLY], {}, 2400, "2 hours at £12 = £24. Not paid: 1 hour of preparation"),
    ("another tier", [{**HOURLY, "tier": "enhanced"}], {}, 3000, "2 hours at £15 = £30"),
    ("a sum of its own", [{"model": PayModel.HOURLY, "pence": 1131}], {}, 2262, "2 hours at £11.31 = £22.62"),
    ("a sum of its own goes before a tier", [{**HOURLY, "pence": 1000}], {}, 2000, "2 hours at £10"),
    ("both parts alike", [HOURLY, {**HOURLY, **PREP}], {}, 3600, "3 hours with preparation at £12 = £36"),
    ("preparation at another rate", [HOURLY, {"model": PayModel.HOURLY, "pence": 1000, **PREP}], {}, 3400,
     "2 hours at £12 = £24. 1 hour of preparation at £10 = £10. Together £34"),
    ("preparation expressly unpaid", [HOURLY, {"model": PayModel.UNPAID, **PREP}], {}, 2400,
     "2 hours at £12 = £24"),
    ("capped", [{**HOURLY, "cap_pence": 2000}], {}, 2000, "is more than the most that is paid = £20"),
    ("block", [{"model": PayModel.BLOCK, "pence": 2000, "unit_minutes": 90}], {}, 4000, "2 blocks of up to 1 hour 30"),
    ("block of a tier", [{"model": PayModel.BLOCK, "tier": "standard", "unit_minutes": 180}], {}, 1200, "1 block"),
    ("block without a length", [{"model": PayModel.BLOCK, "pence": 2000}], {}, None, UNSAID),
    ("day, threshold counts as a day", [{**DAY, "threshold_included": True}], {}, 15000, "2 hours is 2 hours or more"),
    ("day, threshold counts as a half", [{**DAY, "threshold_included": False}], {}, 7500, "no more than 2 hours"),
    ("day, nobody said", [DAY], {}, None, "the time is just between a half day and a day"),
    ("day, nobody said, but it is shorter", [{**DAY, "threshold_minutes": 121}], {}, 7500, "under 2 hours 1 minute"),
    ("day without a half", [{"model": PayModel.DAY, "pence": 14000}], {}, 14000, "One sum for taking part = £140"),
    ("day without a threshold", [{**DAY, "threshold_minutes": None}], {}, None, UNSAID),
    ("day paid less than a half", [{**DAY, "pence": 5000}], {}, None, UNSAID),
    ("band", [{**BAND, "threshold_included": True}], {}, 2000, "2 hours is 2 hours or more = £20"),
    ("fixed", [{"model": PayModel.FIXED, "pence": 5000}], {}, 5000, "One sum for taking part = £50"),
    ("fixed without a sum", [{"model": PayModel.FIXED}], {}, None, UNSAID),
    ("training paid is not this", [HOURLY, {"model": PayModel.FIXED, "pence": 9900, "part": PayPart.TRAINING}],
     {}, 2400, "2 hours at £12 = £24"),
    ("meetings", [{**HOURLY, "part": PayPart.MEETINGS}], {}, 2400, "2 hours of meetings at £12 = £24"),
    ("meetings are not the interviews",
     [{"model": PayModel.FIXED, "pence": 5000}, {**HOURLY, "part": PayPart.MEETINGS}],
     {}, 5000, "One sum for taking part = £50"),
    ("by the month", [{"model": PayModel.MONTHLY, "pence": 20000}], {}, None, UNSAID),
    ("a list of sums", [{"model": PayModel.MENU, "pence": 2500, "cap_pence": 12500}], {}, None, UNSAID),
    ("one part in two ways", [HOURLY, {"model": PayModel.FIXED, "pence": 100}], {}, None, UNSAID),
    ("unpaid", [{"model": PayModel.UNPAID}], {}, 0, "No payment was offered for this"),
    ("nothing said", [], {}, 0, "No payment was offered for this"),
    ("elsewhere", [{"model": PayModel.ELSEWHERE}], {"payer_name": "The college"}, 0, "Paid by The college, not by us"),
    ("another payer", [HOURLY], {"payer": Payer.ELSEWHERE, "payer_name": "RCPsych"}, 0, "Paid by RCPsych, not by us"),
    ("no tier and no sum", [{"model": PayModel.HOURLY}], {}, None, UNSAID),
    ("no such rate", [{**HOURLY, "tier": "chair"}], {}, None,
     "there is no rate called “chair” for Tuesday 15 December 2026"),
]  # fmt: skip


def recorded(scene: Scene, terms: list[dict[str, Any]], fields: dict[str, Any]) -> Contribution:
    """What is written when one person took part for two hours and prepared for one."""
    opportunity = scene.opportunity(*terms, prep_minutes=60, **fields)
    place = scene.place(opportunity, scene.advisor("Bola Ade"))
    scene.a_month_later()
    with scene.application.test_request_context(), db.transaction() as session:
        meeting = session.scalars(select(Session).join(Opportunity).where(Opportunity.ref == opportunity)).one()
        said = Answer(place, took_part=True, activity_minutes=120, prep_minutes=60)
        record_attendance(meeting.opportunity_id, meeting.id, [said], by=SYSTEM)
    return scene.contributions()[-1]


@pytest.mark.parametrize(("what", "terms", "fields", "pence", "words"), CASES, ids=[case[0] for case in CASES])
def test_each_way_of_paying(
    scene: Scene, what: str, terms: list[dict[str, Any]], fields: dict[str, Any],
    pence: int | None, words: str,
) -> None:  # fmt: skip
    scene.rate(1200)
    scene.rate(1500, "enhanced")
    made = recorded(scene, terms, fields)
    assert made.pence == pence
    assert words in made.reckoning


def test_the_rate_of_the_day_counts_not_todays(scene: Scene) -> None:
    old = scene.rate(1150, since=date(2022, 1, 1))
    of_that_day = scene.rate(1200, since=date(2026, 12, 15))
    scene.rate(1300, since=date(2026, 12, 16))
    made = recorded(scene, [HOURLY], {})
    assert (made.pence, made.rate_id) == (2400, of_that_day)
    assert old != of_that_day


def test_a_sum_of_its_own_names_no_rate(scene: Scene) -> None:
    scene.rate()
    assert recorded(scene, [{"model": PayModel.FIXED, "pence": 100}], {}).rate_id is None
