"""Members score alone, the chair opens, and then all of it stands side by side."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select, text

from app.core import db
from app.core.actor import Actor, Asked
from app.core.errors import RuleBroken
from app.panels.models import Candidate
from app.panels.scores import actions
from app.panels.scores.models import Score, SealedScore
from app.panels.states import PanelRole, PanelState
from tests.support.page import Browser
from tests.support.scores import Scores, fills

SignIn = Callable[[str], Browser]


def _sheet(panel: Scores, number: int = 1) -> str:
    return f"/panels/{panel.ref}/my-scores/{number}"


def test_a_member_scores_in_parts_and_finds_all_of_it_again(panel: Scores, signed_in: SignIn) -> None:
    ann = signed_in("ann")
    page = ann.get(f"/panels/{panel.ref}/my-scores")
    assert "You have scored 0 of 2" in page.text

    sheet = ann.get(page.links()["Candidate 1"])
    assert "4: Much" in sheet.text
    assert "What would you do first?" in sheet.text
    page = ann.send(sheet, {f"points_{panel.kind}": "4", f"note_{panel.calm}": "Breathes first."})

    assert "Your scores of Candidate 1 are saved." in page.soup.text
    assert "You have scored 1 of 2" in page.text
    again = ann.get(_sheet(panel)).form()
    assert (again[f"points_{panel.kind}"], again[f"note_{panel.calm}"]) == ("4", "Breathes first.")
    assert f"points_{panel.calm}" not in again


def test_from_one_candidate_to_the_next_and_back_to_the_list(panel: Scores, signed_in: SignIn) -> None:
    ann = signed_in("ann")
    page = fills(ann, ann.get(_sheet(panel)), 3, next="y")
    assert page.path == _sheet(panel, 2)
    page = fills(ann, page, 2, next="y")
    assert page.path == f"/panels/{panel.ref}/my-scores"
    assert page.text.count("You have scored everything") == 2


def test_too_long_a_note_keeps_what_was_typed_and_saves_nothing(panel: Scores, signed_in: SignIn) -> None:
    ann = signed_in("ann")
    page = fills(ann, ann.get(_sheet(panel)), 5, "x" * 1001)
    assert page.errors == ["Use 1000 characters or fewer. You have used 1001."] * 2
    assert page.form()[f"points_{panel.kind}"] == "5"
    with panel.application.app_context():
        assert db.session().scalar(select(func.count()).select_from(SealedScore)) == 0


@pytest.mark.parametrize("points", ["6", "-1", "five", "4711", "\x00", "3.5"])
def test_points_off_the_scale_are_refused(panel: Scores, signed_in: SignIn, points: str) -> None:
    ann = signed_in("ann")
    page = ann.send(ann.get(_sheet(panel)), {f"points_{panel.kind}": points})
    assert page.errors == ["Choose one of the answers."]


def test_a_score_is_changed_and_never_blank_again(panel: Scores, signed_in: SignIn) -> None:
    ann = signed_in("ann")
    fills(ann, ann.get(_sheet(panel)), 3)
    fills(ann, ann.get(_sheet(panel)), 5)
    ann.post(_sheet(panel), {f"note_{panel.kind}": "only a note"})
    form = ann.get(_sheet(panel)).form()
    assert (form[f"points_{panel.kind}"], form[f"note_{panel.kind}"]) == ("5", "only a note")


@pytest.mark.parametrize("name", ["scribe", "host", "hal", "team", "ada", "fin", "bud", "zoe"])
def test_who_does_not_score_has_no_sheet(panel: Scores, signed_in: SignIn, name: str) -> None:
    own = signed_in(name)
    for address in (f"/panels/{panel.ref}/my-scores", _sheet(panel), f"/panels/{panel.ref}/open-scores"):
        assert own.get(address, status=404)
    own.post(_sheet(panel), {f"points_{panel.kind}": "3"}, status=404)
    own.post(f"/panels/{panel.ref}/open-scores", {"why": "I would like to see"}, status=404)


def test_nobody_scores_before_the_day(panel: Scores, signed_in: SignIn, application: Flask) -> None:
    ann = signed_in("ann")
    sheet = ann.get(_sheet(panel))
    application.extensions["clock"].advance(timedelta(days=-1))
    assert "Scoring begins on the first day of interviews." in ann.get(f"/panels/{panel.ref}/my-scores").text
    page = fills(ann, sheet, 3)
    assert "Scoring begins on the first day of interviews. Nothing was saved." in page.soup.text


def test_after_the_end_it_is_said_in_a_sentence(panel: Scores, signed_in: SignIn) -> None:
    panel.all_give()
    panel.opens()
    ann, chair = signed_in("ann"), signed_in("chair")
    late = ann.get(_sheet(panel))
    page = chair.send(chair.get(f"/panels/{panel.ref}/outcome"), {f"outcome_{_id(panel, 1)}": "appointed"})
    assert "The outcome is recorded." in page.soup.text
    page = fills(ann, late, 5, reason="I thought again")
    assert "An outcome is recorded for Candidate 1, so the scores stay as they are." in page.soup.text
    assert "An outcome is recorded, so the scores stay as they are." in ann.get(_sheet(panel)).text
    assert "thought again" not in ann.get(f"/panels/{panel.ref}/wash-up").text


def _id(panel: Scores, number: int) -> int:
    with panel.application.app_context():
        return panel.candidate(number)


def test_one_who_dropped_out_and_a_panel_called_off_take_no_scores(panel: Scores, signed_in: SignIn) -> None:
    ann = signed_in("ann")
    first, second = ann.get(_sheet(panel)), ann.get(_sheet(panel, 2))
    with panel.writing():
        db.session().get_one(Candidate, panel.candidate(1)).withdrawn_at = func.now()  # type: ignore[assignment]
    assert ann.send(first, {f"points_{panel.kind}": "3"}, status=404)
    panel.set(state=PanelState.CALLED_OFF)
    assert "This panel was called off, so nothing was changed." in fills(ann, second, 3).soup.text


def test_the_chair_sees_all_in_or_not_yet_and_nothing_else(panel: Scores, signed_in: SignIn) -> None:
    chair = signed_in("chair")
    for person in (panel.ann, panel.bob):
        panel.gives(person, 1, 2)
    page = chair.get(f"/panels/{panel.ref}/my-scores")
    assert page.text.count("Not yet") == 3
    panel.gives(panel.chair, 1, 4)
    page = chair.get(f"/panels/{panel.ref}/my-scores")
    assert "Candidate 1 All in Candidate 2 Not yet The whole panel Not yet" in page.text
    assert "For the chair" not in signed_in("ann").get(f"/panels/{panel.ref}/my-scores").text


def test_the_chair_opens_with_a_reason_and_everybody_reads_it(panel: Scores, signed_in: SignIn) -> None:
    panel.gives(panel.ann, 1, 5, "Very clear")
    chair = signed_in("chair")
    page = chair.get(f"/panels/{panel.ref}/open-scores")
    assert chair.send(page).errors == ["Say why the scores are opened before everything is in."]
    page = chair.send(page, {"why": "Bob was called away."})
    assert "Not everything was in: Bob was called away." in page.text
    for name in ("ann", "bob", "scribe"):
        page = signed_in(name).get(f"/panels/{panel.ref}/wash-up")
        assert "Very clear" in page.text, name
        assert "Opened by Chris Chair" in page.text, name
    for name in ("hal", "team", "ada", "fin", "bud", "zoe"):
        assert signed_in(name).get(f"/panels/{panel.ref}/wash-up", status=404)
    assert "scores are open already" not in chair.get(f"/panels/{panel.ref}/open-scores").text
    with panel.application.app_context():
        assert db.session().scalar(select(func.count()).select_from(SealedScore)) == 0


def test_once_all_is_in_any_member_opens_without_a_reason(panel: Scores, signed_in: SignIn) -> None:
    bob = signed_in("bob")
    panel.gives(panel.chair, 1)
    assert bob.get(f"/panels/{panel.ref}/open-scores", status=404)
    panel.all_give()
    page = bob.get(bob.get(f"/panels/{panel.ref}/my-scores").links()["Open the scores"])
    page = bob.send(page)
    assert "Everything was in." in page.text


def test_who_left_counts_for_nothing_and_who_came_scores_afresh(panel: Scores, signed_in: SignIn) -> None:
    panel.all_give()
    panel.gives(panel.bob, 1, 5, "Bob was here")
    with panel.writing():
        db.session().execute(text("UPDATE place SET state = 'withdrawn' WHERE person_id = :p"), {"p": panel.bob})
    assert signed_in("bob").get(_sheet(panel), status=404)
    chair = signed_in("chair")
    assert "The whole panel All in" in chair.get(f"/panels/{panel.ref}/my-scores").text
    panel.sits(panel.zoe)
    assert "The whole panel Not yet" in chair.get(f"/panels/{panel.ref}/my-scores").text
    assert "You have scored 0 of 2" in signed_in("zoe").get(f"/panels/{panel.ref}/my-scores").text
    panel.opens("Zoe came in late")
    page = chair.get(f"/panels/{panel.ref}/wash-up")
    assert "Zoe" in page.text
    assert "Bob" not in page.text


def test_after_the_opening_a_change_needs_a_reason_and_every_version_is_kept(panel: Scores, signed_in: SignIn) -> None:
    panel.all_give()
    panel.opens()
    ann = signed_in("ann")
    page = fills(ann, ann.get(_sheet(panel)), 5)
    assert "The scores are open. Say in a few words why you add or change one now." in page.soup.text
    page = fills(ann, page, 5, reason="I heard the others")
    assert "saved" in page.soup.text
    before = 1 + panel.ann % 4
    page = signed_in("bob").get(f"/panels/{panel.ref}/wash-up")
    assert f"Was {before}. Ann, Tuesday 1 December 2026, 9am UK time. Why: I heard the others" in page.text
    with panel.application.app_context():
        mine = Score.person_id == panel.ann, Score.criterion_id == panel.kind
        rows = db.session().execute(select(Score.number, Score.points).where(*mine).order_by(Score.id)).all()
        assert [tuple(row) for row in rows if row.number > 1] == [(2, 5)]


def test_a_paper_sheet_is_copied_in_by_the_host_after_the_opening_only(panel: Scores, signed_in: SignIn) -> None:
    member = panel.on_paper()
    address = f"/panels/{panel.ref}/scores/paper/m{member}/1"
    host, chair = signed_in("host"), signed_in("chair")
    assert "Pat Paper" in host.get(f"/panels/{panel.ref}/scores").text
    host.get(address, status=404)
    panel.all_give()
    assert "The whole panel All in" in chair.get(f"/panels/{panel.ref}/my-scores").text
    page = chair.get(f"/panels/{panel.ref}/open-scores")
    assert chair.send(page).errors == ["Take the paper sheets first, then tick this box."]
    chair.send(page, {"papers": "y"})

    page = host.get(host.get(f"/panels/{panel.ref}/scores").links()["Candidate 1: Pat Paper"])
    page = fills(host, page, 2, "As on the sheet")
    assert "The sheet of Pat Paper is copied in." in page.soup.text
    page = signed_in("ann").get(f"/panels/{panel.ref}/wash-up")
    assert "2, added by Holly" in page.text
    assert "Why: From the paper sheet" in page.text
    host.get(f"/panels/{panel.ref}/scores/paper/p{panel.ann}/1", status=404)


def test_the_order_of_speaking(panel: Scores, signed_in: SignIn) -> None:
    panel.on_paper("Pat Paper")
    page = signed_in("ann").get(f"/panels/{panel.ref}/wash-up")
    spoken = [each.get_text() for each in page.soup.select("main ol li")]
    assert spoken == ["Ann", "Bob", "Pat Paper", "Chris Chair (chair)"]
    assert "Most members decide" in page.text
    assert PanelRole.CHAIR.value == "chair"


def test_nobody_scores_on_behalf_of_another(panel: Scores) -> None:
    by = Actor(panel.chair, panel.ann, Asked.PHONE)
    with panel.writing(), pytest.raises(RuleBroken, match="You do not score on this panel any more"):
        actions.give(panel.id, panel.candidate(1), {panel.kind: (5, "")}, by=by)


def test_ones_own_sheet_says_for_whom_one_steps_aside_and_nobody_elses_does(panel: Scores, signed_in: SignIn) -> None:
    said, printed = (
        "You step aside for this candidate. There is nothing to score.",
        f"/panels/{panel.ref}/score-sheet/page",
    )
    signed_in("host").post(f"/host/panels/{panel.ref}/conflicts/told")
    ann = signed_in("ann")
    ann.post(f"/panels/{panel.ref}/known", {"knows": "somebody", "which": ["2"]})
    parts = [part.get_text(" ") for part in ann.get(printed).soup.select("section")]
    assert [said in part for part in parts][:2] == [False, True]
    assert all(said not in signed_in(name).get(printed).text for name in ("bob", "host"))
    assert said in ann.get(f"/panels/{panel.ref}/my-scores/2").text
    assert said not in ann.get(f"/panels/{panel.ref}/my-scores/1").text
