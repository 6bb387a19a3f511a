"""What changed, as everybody reads it: approved points alone, and nothing of a person."""

from __future__ import annotations

from datetime import datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from sqlalchemy import select

from app.coproduction.outcomes.models import Outcome, OutcomePoint
from app.coproduction.outcomes.states import Answer, Audience, OutcomeState, PointState
from app.core import clock, db
from app.core.actor import SYSTEM
from app.core.states import move
from app.opportunities.models import Opportunity
from app.opportunities.states import Visibility
from tests.coproduction.outcomes.conftest import DID, SAID, Told
from tests.support.page import Browser
from tests.support.statements import statements

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def anybody(told: Told) -> Browser:
    return told.browser.another()


def approve(told: Told, verb: str = "approve") -> None:
    told.signed_in("tess").post(f"/team/outcome-points/{told.points()[-1].ref}/{verb}")


def texts(told: Told, anybody: Browser) -> list[str]:
    return [anybody.get("/what-changed").text, anybody.client.get("/what-changed.atom").get_data(as_text=True)]


def test_it_stands_there_once_the_team_has_said_yes(told: Told, anybody: Browser) -> None:
    told.record()
    assert "There is nothing here yet." in anybody.get("/what-changed").text
    told.told()
    assert all(SAID not in text for text in texts(told, anybody))
    approve(told)
    for text in texts(told, anybody):
        assert SAID in text and DID in text and "Interview panel" in text
    approve(told, "keep-back")
    assert all(SAID not in text for text in texts(told, anybody))


EVERY = [(a, s, y) for a in Audience for s in PointState for y in (False, True) if not y or a is Audience.PUBLIC]


@pytest.mark.parametrize(("audience", "state", "approved"), EVERY)
def test_who_sees_which_point_on_the_pages(
    told: Told, anybody: Browser, audience: Audience, state: PointState, approved: bool
) -> None:
    """The same table as of the rule, on the real pages."""
    told.record()
    add(told, audience=audience, state=state, approved=approved)
    out = state is PointState.OUT
    everybody = out and approved
    assert [SAID in text for text in texts(told, anybody)] == [everybody, everybody]
    assert (SAID in told.signed_in("ada").get("/my-involvement").text) is out
    assert SAID not in told.signed_in("cleo").get("/my-involvement").text
    assert (
        SAID in told.signed_in("hana").get(told.page).text and SAID in told.signed_in("tess").get(told.team_page).text
    )


def test_nothing_of_a_person_and_no_title_stands_there(told: Told, anybody: Browser) -> None:
    told.record()
    told.told()
    approve(told)
    for text in texts(told, anybody):
        for word in ("Ada", "Amsel", "Hana", "Tess", "Nurse interviews", "2 people", told.ref):
            assert word not in text


def test_a_team_is_named_from_five_people_on(told: Told, anybody: Browser) -> None:
    told.record()
    host = told.told()
    approve(told)
    page = anybody.get("/what-changed")
    assert "Ward 9" not in page.text and page.soup.select("#team") == []
    more = [told.scene.place(told.ref, told.scene.advisor(f"Person {n}")) for n in range(3)]
    told.record(*more)
    told.write(host, said="The door is heavy.")
    told.tell(host)
    assert all("Ward 9" not in text for text in texts(told, anybody)), "what stands there stays as it was"
    approve(told)
    assert all(text.count("Ward 9") >= 1 for text in texts(told, anybody))
    page = anybody.get("/what-changed")
    ref = page.soup.select("#team option")[1]["value"]
    narrowed = anybody.get("/what-changed", team=ref)
    assert "The door is heavy." in narrowed.text and SAID not in narrowed.text


def test_an_unannounced_visit_only_after_it(told: Told, anybody: Browser) -> None:
    told.record()
    told.told()
    told.change(visibility=Visibility.UNANNOUNCED)
    approve(told)
    assert all(SAID in text for text in texts(told, anybody))
    told.application.extensions["clock"].freeze(datetime.fromisoformat("2026-12-02T09:00:00+00:00"))
    assert all(SAID not in text for text in texts(told, anybody))


def test_the_team_says_no_yes_to_an_unannounced_visit_ahead(told: Told) -> None:
    told.record()
    told.told()
    told.change(visibility=Visibility.UNANNOUNCED)
    told.later(days=-31)
    page = told.signed_in("tess").post(f"/team/outcome-points/{told.points()[0].ref}/approve")
    assert "This visit is unannounced and not over yet." in page.text and told.points()[0].approved_at is None


def test_newest_first_by_pages_of_the_same_cost(told: Told, anybody: Browser) -> None:
    for number in range(45):
        add(told, said=f"Point {number:02d}.", minutes=number // 2)
    seen, address, pages = [], "/what-changed", 0
    while address:
        with statements(told.application) as asked:
            page = anybody.get(address)
        assert len(asked) == 3 + ("before" in address), asked
        seen += [words[6:8] for words in page.text.split("You said ")[1:]]
        address, pages = page.links().get("Older", ""), pages + 1
    assert seen == [f"{number:02d}" for number in range(44, -1, -1)] and pages == 3
    assert len(ET.fromstring(anybody.client.get("/what-changed.atom").data).findall("a:entry", ATOM)) == 45


@pytest.mark.parametrize("query", [
    {"team": "x"}, {"year": "1926"}, {"year": "²"}, {"year": "9" * 50}, {"before": "\x00"}, {"team": "\x00"},
    {"year": "2025"},
])  # fmt: skip
def test_odd_questions(told: Told, anybody: Browser, query: dict[str, str]) -> None:
    add(told)
    page = anybody.get("/what-changed", **query)
    assert (SAID in page.text) is (query in ({"year": "²"}, {"year": "9" * 50}, {"year": "1926"}, {"before": "\x00"},
                                             {"team": "\x00"}))  # fmt: skip


def test_the_feed_is_a_feed_and_says_when_nothing_has_changed(told: Told, anybody: Browser) -> None:
    add(told, said="1 < 2 & “3” \x07]]>")
    first = anybody.client.get("/what-changed.atom")
    root = ET.fromstring(first.data)
    assert first.mimetype == "application/atom+xml" and "Set-Cookie" not in first.headers
    assert first.headers["Cache-Control"] == "public, max-age=900"
    (entry,) = root.findall("a:entry", ATOM)
    assert "1 < 2 & “3” ]]>" in entry.findtext("a:summary", "", ATOM)
    for parent in (root, entry):
        assert all(parent.findtext(f"a:{name}", "", ATOM) for name in ("id", "title", "updated"))
    again = anybody.client.get("/what-changed.atom", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304 and again.data == b""
    add(told, said="Another.")
    fresh = anybody.client.get("/what-changed.atom", headers={"If-None-Match": first.headers["ETag"]})
    assert fresh.status_code == 200


def test_an_empty_feed_is_the_same_every_time(anybody: Browser) -> None:
    assert anybody.client.get("/what-changed.atom").data == anybody.client.get("/what-changed.atom").data


def add(told: Told, *, audience: Audience = Audience.PUBLIC, state: PointState = PointState.OUT, approved: bool = True,
        said: str = SAID, minutes: int = 0) -> None:  # fmt: skip
    """A point in this state, as if it had got there."""
    with told.application.app_context(), db.transaction() as session:
        now = clock.now() + timedelta(minutes=minutes)
        opportunity = session.scalars(select(Opportunity).where(Opportunity.ref == told.ref)).one()
        outcome = session.scalars(select(Outcome)).one_or_none()
        if outcome is None:
            outcome = Outcome(opportunity_id=opportunity.id, edition=1)
            move(outcome, OutcomeState.OWED, by=SYSTEM, now=now)
            move(outcome, OutcomeState.TOLD, by=SYSTEM, now=now)
            session.add(outcome)
            session.flush()
        point = OutcomePoint(
            outcome_id=outcome.id, said=said, words=DID, answer=Answer.DONE, audience=audience, written_at=now,
            out_at=now if state is not PointState.DRAFT else None,
            approved_at=now if approved else None, approved_by_id=told.scene.host if approved else None,
        )  # fmt: skip
        move(point, PointState.DRAFT, by=SYSTEM, now=now)
        for step in (PointState.OUT, state) if state is not PointState.DRAFT else ():
            if point.state is not step:
                move(point, step, by=SYSTEM, now=now)
        session.add(point)
