"""By which day people hear, who is reminded of it, and that nothing is closed before."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coproduction.outcomes import actions, rules
from app.coproduction.outcomes.due import remind_of_outcomes
from app.coproduction.outcomes.states import Audience, Due, PointState, Reader
from app.core import clock, db
from app.core.actor import SYSTEM
from app.opportunities.states import OpportunityState
from tests.coproduction.outcomes.conftest import SAID, Told

TODAY, NOW = date(2026, 12, 1), datetime.fromisoformat("2026-12-01T09:00:00+00:00")


@given(
    answered=st.booleans(), panel_asks=st.booleans(), promised=st.none() | st.integers(-30, 30),
    open_promise=st.none() | st.integers(-30, 30), nudged=st.none() | st.integers(0, 30),
)  # fmt: skip
def test_why_a_host_is_written_to(
    answered: bool, panel_asks: bool, promised: int | None, open_promise: int | None, nudged: int | None
) -> None:
    found = rules.due(
        answered=answered, panel_asks=panel_asks, now=NOW, today=TODAY,
        promised_on=None if promised is None else TODAY + timedelta(days=promised),
        open_promise=None if open_promise is None else TODAY + timedelta(days=open_promise),
        nudged_at=None if nudged is None else NOW - timedelta(days=nudged),
    )  # fmt: skip
    if nudged is not None and nudged < 7:
        assert found is None
    elif not answered and not panel_asks and promised is not None and promised <= 7:
        assert found is (Due.LATE if promised < 0 else Due.SOON)
    else:
        assert found is (Due.PROMISE if open_promise is not None and open_promise < 0 else None)


READS = {  # whatever is not here is read by staff alone
    (Reader.TOOK_PART, PointState.OUT, Audience.PUBLIC, False),
    (Reader.TOOK_PART, PointState.OUT, Audience.PUBLIC, True),
    (Reader.TOOK_PART, PointState.OUT, Audience.TOOK_PART, False),
    (Reader.TOOK_PART, PointState.OUT, Audience.TOOK_PART, True),
    (Reader.ANYBODY, PointState.OUT, Audience.PUBLIC, True),
}


@pytest.mark.parametrize("case", list(product(Reader, PointState, Audience, (False, True))))
def test_who_reads_which_point(case: tuple[Reader, PointState, Audience, bool]) -> None:
    reader, state, audience, approved = case
    assert rules.reads(reader, state, audience, approved=approved) is (reader is Reader.STAFF or case in READS)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Ada and Bo said so.", ["Ada", "Bo"]),
        ("may I, in May, ada", []),
        ("Mrs Jones of Ward 3, and Dr. O’Neil-Smith", ["Mrs Jones", "Dr. O’Neil-Smith"]),
        ("Adamant boats", []),
        ("", []),
    ],
)
def test_what_looks_like_a_name(words: str, found: list[str]) -> None:
    assert rules.names_in(words, ["Ada", "Bo", ""]) == found


@pytest.mark.parametrize("days", [8, 7, 0, -1, -30])
def test_the_host_is_reminded_before_and_after_the_day_and_once_a_week(told: Told, days: int) -> None:
    told.record()
    told.promised(days)
    assert remind(told) == (days <= 7) and remind(told) == 0
    mails = told.mails("outcome_due")
    assert [mail.person_id for mail in mails] == [told.scene.host] * (days <= 7)
    if days <= 7:
        assert ("They have not heard yet." in mails[0].text) is (days < 0) and SAID not in mails[0].text
        told.later(days=6)
        assert remind(told) == 0
        told.later(days=1)
        assert remind(told) == 1


def test_nobody_is_reminded_by_night_or_where_it_is_told_or_nobody_has_a_place(told: Told) -> None:
    told.promised(-1)
    told.later(hours=12)
    assert remind(told) == 0
    told.later(hours=-12)
    told.record()
    told.told()
    assert remind(told) == 0
    told.change(answered_at=None)
    told.record(took="no")
    assert remind(told) == 0


def test_a_promise_comes_back_when_its_day_is_over(told: Told) -> None:
    told.record()
    with told.application.app_context():
        by_day = clock.today() + timedelta(days=10)
    parts = {f"by_day-{name}": str(getattr(by_day, name)) for name in ("day", "month", "year")}
    host = told.told(answer="will", words="We will buy heaters.", **parts)
    assert remind(told) == 0
    told.later(days=11)
    host, team = told.signed_in("hana"), told.signed_in("tess")
    assert remind(told) == 1
    assert "Please tell them what came next." in told.mails("outcome_due")[0].text
    assert "1 answer is waited for" in host.get("/host/opportunities").text
    assert "We will buy heaters." in host.get("/host/outcomes").text
    assert "something was promised by" in team.get("/team").text
    edit = next(to for words, to in host.get(told.page).links().items() if words.startswith("Put it right"))
    assert host.get(edit).form()["by_day-day"] == str(by_day.day)
    host.send(host.get(edit), {"answer": "done", "words": "They are here."})
    assert "something was promised by" not in team.get("/team").text
    assert "We will buy heaters." not in host.get("/host/outcomes").text
    with told.application.app_context():
        still = told.application.extensions["still_true"]["outcome_due"]
        assert not still(told.mails("outcome_due")[0], clock.now())


def test_what_is_late_stands_on_the_pages_of_host_and_team(told: Told) -> None:
    told.record()
    told.promised(-3)
    host, team = told.signed_in("hana"), told.signed_in("tess")
    assert "Nurse interviews on Ward 9" in host.get("/host/outcomes").text
    assert "1 answer is waited for: what came of it" in host.get("/").text
    assert "people were to hear what came of it by" in team.get("/team").text
    assert "Nurse interviews on Ward 9" in team.get("/team/outcomes").text
    assert "Nurse interviews" not in told.other_host().get("/host/outcomes").text
    told.told()
    assert "Nobody waits at the moment." in host.get("/host/outcomes").text
    assert "people were to hear" not in team.get("/team").text


def test_two_workers_remind_once(told: Told) -> None:
    told.record()
    told.promised(-3)
    number = told.opportunity().id

    def press(_n: int) -> bool:
        with told.application.test_request_context(), db.transaction():
            return actions.nudge(number, by=SYSTEM)

    with ThreadPoolExecutor(4) as crowd:
        assert sorted(crowd.map(press, range(4))) == [False, False, False, True]
    assert len(told.mails("outcome_due")) == 1


def test_what_was_published_before_gets_its_day(told: Told) -> None:
    assert told.opportunity().promised_on is None
    remind(told)
    last = told.opportunity().first_starts_at
    assert last is not None and told.opportunity().promised_on == last.date() + timedelta(weeks=6)
    assert "hears what came of it by" in told.signed_in("ada").get(f"/opportunities/{told.ref}").text


def test_nothing_is_closed_before_it_is_told(told: Told) -> None:
    told.record()
    host, page = told.signed_in("hana"), f"/host/opportunities/{told.ref}"
    refused = host.send(host.get(page), action="/done")
    assert "nothing is closed before those who took part have heard" in refused.text
    assert told.opportunity().state is OpportunityState.OPEN
    told.told()
    assert "It is done." in host.send(host.get(page), action="/done").text
    told.write(host, said="And the lift?")
    assert "Told." in told.tell(host).text  # a point can be added after the end


def test_the_team_says_why_there_is_nothing_to_tell(told: Told) -> None:
    team, page = told.signed_in("tess"), f"{told.team_page}/none"
    assert team.send(team.get(page)).errors == ["Choose a reason."]
    assert team.send(team.get(page), {"why": "other"}).errors == ["Write the reason in a sentence."]
    done = team.send(team.get(page), {"why": "elsewhere", "words": "The college writes to them."})
    assert "There is nothing to tell: another organisation" in done.text and "The college writes" in done.text
    assert told.opportunity().answered_at is not None and not told.mails("outcome_told")
    assert "This was changed in the meantime" in team.post(page, {"why": "nobody-came"}).text
    told.signed_in("hana").get(page, status=403)
    told.record()
    told.told()
    assert "Those who took part have heard." in team.get(told.team_page).text


def remind(told: Told) -> int:
    with told.application.test_request_context():
        return remind_of_outcomes(clock.now())
