"""Whether somebody knows a candidate: what is asked of whom, what is kept, and who learns what of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import inspect, select

from app.core import clock, db
from app.core.actor import Actor
from app.core.audit import AuditEntry
from app.documents import queries as documents
from app.home.day import needs_of
from app.messages.models import OutboxMessage
from app.panels.conflicts import actions, queries
from app.panels.conflicts.models import CandidatesTold, ConflictAnswer, ConflictAtSignUp, KnownCandidate
from app.panels.conflicts.states import Decision
from app.signups.models import Place
from app.signups.states import PlaceState
from tests.panels.conflicts.conftest import SignIn, Told
from tests.support.make import Make
from tests.support.panels import Panels

ASKS = "Could you know somebody who applies, or does this team treat you?"


def needs(panel: Panels) -> list[str]:
    with panel.application.test_request_context():
        return [need.sentence for need in needs_of(panel.team_member)]


def test_whoever_signs_up_for_a_panel_is_asked_once_and_no_is_enough(panel: Panels, signed_in: SignIn) -> None:
    ann, there = signed_in("ann"), f"/places/{panel.ann_place}"
    assert ASKS in ann.get(there).text
    ann.post(f"{there}/conflict", {"answer": "no"})
    assert ASKS not in ann.get(there).text
    assert not [each for each in needs(panel) if "may know" in each]


def test_what_is_no_panel_asks_nothing(panel: Panels, make: Make, signed_in: SignIn) -> None:
    ref = make.opportunity(host=panel.host, team=panel.team)
    ann = signed_in("ann")
    assert ASKS not in ann.post(f"/opportunities/{ref}/sign-up").text


def test_perhaps_leads_to_a_talk_and_the_decision_alone_is_kept(panel: Panels, signed_in: SignIn) -> None:
    signed_in("ann").post(f"/places/{panel.ann_place}/conflict", {"answer": "may"})
    said = "Ann Lee may know a candidate: talk about it with them"
    assert said in needs(panel)
    team, ref = signed_in("team"), panel.make.ref(panel.ann)
    there = f"/team/panels/{panel.ref}/conflicts/{ref}/decide/0"
    assert "They step aside for this candidate" not in team.get(there).text

    team.post(there, {"asked": "phone", "decision": "takes-part"})

    assert said not in needs(panel)
    with panel.application.app_context():
        row = db.session().get_one(ConflictAtSignUp, (panel.found().id, panel.ann))
        assert (row.decision, row.decided_by_id) == (Decision.TAKES_PART, panel.team_member)
    read = team.get(f"/team/panels/{panel.ref}/conflicts").text
    assert "Decided on Tuesday 1 December 2026: takes part." in read


def test_after_the_talk_somebody_steps_down_and_the_place_is_withdrawn(panel: Panels, signed_in: SignIn) -> None:
    signed_in("ann").post(f"/places/{panel.ann_place}/conflict", {"answer": "may"})
    there = f"/team/panels/{panel.ref}/conflicts/{panel.make.ref(panel.ann)}/decide/0"
    signed_in("team").post(there, {"asked": "phone", "decision": "steps-down"})
    with panel.application.app_context():
        place = db.session().scalars(select(Place).where(Place.ref == panel.ann_place)).one()
        assert place.state is PlaceState.WITHDRAWN


def test_nothing_but_the_two_answers_is_taken_and_nobody_answers_for_another(panel: Panels, signed_in: SignIn) -> None:
    ann = signed_in("ann")
    page = ann.post(f"/places/{panel.ann_place}/conflict", {"answer": "I know Mr Smith from school"})
    assert "Please choose one of the two answers." in page.source
    ann.post(f"/places/{panel.bob_place}/conflict", {"answer": "may"}, status=404)
    with panel.application.app_context():
        assert not db.session().scalars(select(ConflictAtSignUp)).all()


def test_no_column_can_hold_a_story(panel: Panels) -> None:
    for table in (ConflictAtSignUp, ConflictAnswer, KnownCandidate, CandidatesTold):
        lengths = [getattr(column.type, "length", 0) for column in inspect(table).columns]
        assert max(length or 0 for length in lengths) <= 40
        assert not [column.name for column in inspect(table).columns if type(column.type).__name__ == "Text"]


def test_before_the_names_are_told_nobody_is_asked(panel: Panels, signed_in: SignIn) -> None:
    page = signed_in("ann").get(f"/panels/{panel.ref}/known")
    assert "Not yet, as far as we know." in page.text and "I know nobody" not in page.text


def test_once_the_names_are_told_everybody_with_a_sign_in_is_asked(told: Told) -> None:
    panel = told.panel
    with panel.application.app_context():
        asked = {row.person_id for row in db.session().scalars(
            select(OutboxMessage).where(OutboxMessage.name == "names_told"))}  # fmt: skip
    assert asked == {panel.ann, panel.bob, panel.chair, panel.scribe}
    assert "0 of 4 have answered." in told.host_reads()
    for name in ("ann", "chair"):
        assert "Have you been told who the candidates are?" in told.says(name, "").h1
        told.says(name, "nobody")
    assert "2 of 4 have answered." in told.host_reads()


def test_who_knows_somebody_ticks_the_number_and_the_host_reads_numbers_alone(told: Told) -> None:
    assert told.says("ann", "somebody").errors == ["Tick which candidate you know."]
    assert told.says("ann", "somebody", 77).errors == ["Choose from the answers shown."]
    told.says("ann", "somebody", 3)
    assert told.aside() == {(told.panel.ann, 3)}

    host = told.host_reads()
    assert "1 of 4 have answered." in host and "One answer is being talked about." in host
    assert "Ann" not in host and "andidate 3" not in host
    team = told.team_reads()
    assert "Ann Lee" in team and "Knows candidate 3." in team
    assert "Ann Lee may know a candidate: talk about it with them" in needs(told.panel)


@pytest.mark.parametrize(
    ("decision", "aside", "sits", "said"),
    [
        ("takes-part", False, True, "takes part all the same"),
        ("steps-aside", True, True, "One person steps aside for one candidate."),
        ("steps-down", True, False, "One person steps down."),
    ],
)
def test_what_is_decided_counts_for_scores_and_seats(
    told: Told, decision: str, aside: bool, sits: bool, said: str
) -> None:
    told.says("ann", "somebody", 2)
    told.decides(told.panel.ann, 2, decision)

    assert told.aside() == ({(told.panel.ann, 2)} if aside else set())
    assert told.sits(told.panel.ann) is sits
    assert said in told.host_reads()
    with told.panel.application.app_context():
        row = db.session().get_one(KnownCandidate, (told.panel.id, told.panel.ann, 2))
        assert (row.decision, row.decided_by_id) == (Decision(decision), told.panel.team_member)
        entry = db.session().scalars(select(AuditEntry).where(AuditEntry.event == "ConflictDecided")).one()
        assert entry.data["decision"] == decision


def test_i_cannot_do_this_one_needs_no_reason_and_frees_the_place_at_once(told: Told) -> None:
    page = told.says("ann", "cannot")
    assert "You are not on this panel any more, and nobody asks why." in page.source
    assert not told.sits(told.panel.ann)
    assert told.aside() == set()
    host = told.host_reads()
    assert "One person steps down." in host and "Ann" not in host
    with told.panel.application.app_context():
        place = db.session().scalars(select(Place).where(Place.ref == told.panel.ann_place)).one()
        assert place.state is PlaceState.WITHDRAWN and not place.moves[-1].reason
        assert told.panel.ann not in documents.on_it(told.panel.found().id)


def test_staff_declare_too_and_step_down_the_same_way(told: Told) -> None:
    told.says("chair", "cannot")
    assert not told.sits(told.panel.chair)
    assert "One person steps down." in told.host_reads()
    told.signed_in("chair").get(f"/panels/{told.panel.ref}/known", status=404)


def test_an_answer_can_be_changed_and_what_was_decided_about_the_others_stands(told: Told) -> None:
    told.says("ann", "somebody", 1, 2)
    told.decides(told.panel.ann, 1, "takes-part")
    told.says("ann", "somebody", 1, 3)
    assert told.aside() == {(told.panel.ann, 3)}
    told.says("ann", "nobody")
    assert told.aside() == set()


def test_told_anew_everybody_is_asked_anew(told: Told) -> None:
    told.says("ann", "nobody")
    assert "1 of 4 have answered." in told.host_reads()
    told.panel.application.extensions["clock"].advance(timedelta(minutes=1))
    told.tell()
    assert "0 of 4 have answered." in told.host_reads()


def test_somebody_says_it_by_phone(told: Told) -> None:
    there = f"/team/panels/{told.panel.ref}/conflicts/{told.panel.make.ref(told.panel.bob)}"
    assert told.team.post(there, {"knows": "nobody"}).errors == ["Choose how they asked."]
    told.team.post(there, {"asked": "phone", "knows": "somebody", "which": ["4"]})
    with told.panel.application.app_context():
        row = db.session().get_one(ConflictAnswer, (told.panel.id, told.panel.bob))
        assert (row.by_id, row.asked) == (told.panel.team_member, "phone")
    assert told.aside() == {(told.panel.bob, 4)}


def test_what_was_not_asked_at_sign_up_is_answered_by_phone(told: Told) -> None:
    """Such as of somebody who said yes on the phone on the day before."""
    assert told.team_reads().count("Was not asked at sign-up.") == 2
    there = f"/team/panels/{told.panel.ref}/conflicts/{told.panel.make.ref(told.panel.ann)}/at-sign-up"
    page = told.team.get(there)
    assert told.team.send(page, {"asked": "phone"}).errors == ["Choose one of the two answers."]
    assert "Recorded." in told.team.send(page, {"asked": "phone", "answer": "may"}).text
    reads = told.team_reads()
    assert reads.count("Was not asked at sign-up.") == 1 and "At sign-up: may know somebody" in reads
    told.host.get(there, status=403)


def test_who_may_see_what(told: Told, make: Make) -> None:
    panel = told.panel
    told.says("ann", "somebody", 2)
    ref = make.ref(panel.ann)
    team_only = (f"/team/panels/{panel.ref}/conflicts", f"/team/panels/{panel.ref}/conflicts/{ref}",
                 f"/team/panels/{panel.ref}/conflicts/{ref}/decide/2")  # fmt: skip
    for name in ("host", "chair", "ann", "bob", "scribe", "zoe"):
        for there in team_only:
            told.signed_in(name).get(there, status=403)
    for name, status in (("ann", 403), ("scribe", 403), ("zoe", 403)):
        told.signed_in(name).get(f"/host/panels/{panel.ref}/conflicts", status=status)
        told.signed_in(name).post(f"/host/panels/{panel.ref}/conflicts/told", status=status)
    told.signed_in("zoe").get(f"/panels/{panel.ref}/known", status=404)
    told.team.get(f"/team/panels/{panel.ref}/conflicts/{ref}/decide/5", status=404)
    for name in ("bob", "chair"):
        seen = told.signed_in(name).get(f"/panels/{panel.ref}").text
        assert "knows" not in seen.lower()


def test_once_it_has_begun_the_answer_is_kept_and_the_place_stays(told: Told) -> None:
    panel = told.panel
    panel.application.extensions["clock"].advance(timedelta(days=30, hours=2))
    with panel.application.test_request_context(), db.transaction():
        actions.answer(panel.id, panel.ann, queries.Knows.CANNOT, by=Actor(panel.ann))
    with panel.application.app_context():
        assert db.session().get_one(ConflictAnswer, (panel.id, panel.ann)).at == clock.now()
    assert told.sits(panel.ann)
