"""A host writes what came of it: drafts, looked at once more, told once to everybody who took part."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from app.coproduction.outcomes import actions, queries
from app.coproduction.outcomes.actions import Typed
from app.coproduction.outcomes.actions.telling import digest
from app.coproduction.outcomes.states import Answer, Audience, OutcomeState, PointState
from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.messages import worker
from tests.coproduction.outcomes.conftest import DID, SAID, Told
from tests.support.page import Browser


@pytest.fixture
def host(told: Told) -> Browser:
    told.record()
    return told.signed_in("hana")


def test_a_point_is_written_looked_at_and_told_to_those_who_took_part(told: Told, host: Browser) -> None:
    page = host.get(host.get(f"/host/opportunities/{told.ref}").links()["What came of it: tell those who took part"])
    assert page.h1.endswith("What came of it")
    page = told.write(host)
    assert "Not told yet" in page.text and not told.mails("outcome_told")
    page = host.get(page.links()["Look at it once more, then tell them"])
    assert "2 people took part and hear this." in page.text and SAID in page.text
    page = host.send(page)
    assert "Told. Everybody who took part hears it" in page.text and "We moved the chairs" in page.text
    mails = told.mails("outcome_told")
    assert [mail.person_id for mail in mails] == [told.ada, told.bo]
    assert SAID in mails[0].text and DID in mails[0].text and "What we did:" in mails[0].text
    assert mails[0].subject == "What came of it: Involvement session"
    assert told.outcome().state is OutcomeState.TOLD and told.opportunity().answered_at is not None


def test_what_is_added_is_told_again_and_alone(told: Told, host: Browser) -> None:
    told.told()
    told.write(
        host, said="Nobody told us when.", answer="could-not", words="The post was late: we only heard that day."
    )
    told.tell(host)
    first, second = told.mails("outcome_told")[0], told.mails("outcome_told")[-1]
    assert second.subject == "More of what came of it: Involvement session"
    assert SAID not in second.text and "Nobody told us when." in second.text
    assert "What we could not do, and why:" in second.text and first.key != second.key


def test_what_is_put_right_is_a_new_version_and_told_in_one_sentence(told: Told, host: Browser) -> None:
    told.told()
    page = host.get(told.page)
    edit = next(to for words, to in page.links().items() if words.startswith("Put it right"))
    assert "They have read the old words." in host.get(edit).text
    page = host.send(host.get(edit), {"words": "We bought three heaters."})
    assert "Changed. Those who took part hear of it." in page.text and "Earlier words, kept" in page.text
    old, new = told.points()
    assert (old.state, new.state, new.before_id) == (PointState.REPLACED, PointState.OUT, old.id) and old.words == DID
    mail = told.mails("outcome_told")[-1]
    assert "One point has changed. It now says:" in mail.text and "three heaters" in mail.text
    assert DID not in told.signed_in("ada").get("/my-involvement").text
    assert host.post(f"/host/outcome-points/{old.ref}/edit", status=404)


def test_what_is_taken_back_stands_nowhere_and_is_not_sent_any_more(told: Told, host: Browser) -> None:
    told.told()
    (point,) = told.points()
    host.post(f"/host/outcome-points/{point.ref}/take-back")
    assert SAID not in told.signed_in("ada").get("/my-involvement").text
    assert told.opportunity().answered_at is None and told.outcome().state is OutcomeState.OWED
    with told.application.app_context():
        asked = told.application.extensions["still_true"]["outcome_told"]
        assert not any(asked(mail, clock.now()) for mail in told.mails("outcome_told"))
    again = host.post(f"/host/outcome-points/{point.ref}/take-back")
    assert "This was changed in the meantime" in again.text


def test_what_is_taken_back_does_not_go_out_with_the_rest(told: Told, mail: Path) -> None:
    """A name was in one of two points, and the mails about both have not gone yet."""
    told.record()
    host = told.signed_in("hana")
    told.write(host, said="The door sticks.", words="Mavis of the estates team planed it.")
    told.told()
    named = next(each for each in told.points() if "Mavis" in each.words)
    host.post(f"/host/outcome-points/{named.ref}/take-back")
    worker.run(told.application, once=True)
    sent = [message_from_bytes(each.read_bytes(), policy=policy.default) for each in (mail / "new").iterdir()]
    bodies = [
        str(part.get_content()) for each in sent for part in each.walk() if part.get_content_type() == "text/plain"
    ]
    assert sum("We moved the chairs" in " ".join(body.split()) for body in bodies) == 2
    assert not any("Mavis" in body for body in bodies)


WRONG: list[tuple[dict[str, str], str]] = [
    ({"said": " "}, "Write what they said, in a sentence or two."),
    ({"words": ""}, "Write what you did, will do, or could not do and why."),
    ({"words": "x" * 5000}, "Use 1500 characters or fewer. You have used 5000."),
    ({"answer": "perhaps"}, "Choose one of the answers."),
    ({"audience": "host"}, "Choose one of the answers."),
    ({"answer": "will"}, "Enter the day by which it will be done."),
    ({"answer": "will", "by_day-day": "1", "by_day-month": "1", "by_day-year": "2020"},
     "That day is over. Enter a day in the future, or say that it is done."),
    ({"answer": "will", "by_day-day": "1", "by_day-month": "1", "by_day-year": "2040"},
     "That is more than two years ahead. Enter a day that people can wait for."),
    ({"answer": "will", "by_day-day": "31", "by_day-month": "2", "by_day-year": "2027"}, "Enter a real date"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "sentence"), WRONG)
def test_wrong_answers(told: Told, host: Browser, given: dict[str, str], sentence: str) -> None:
    page = told.write(host, **given)
    assert any(error.startswith(sentence) for error in page.errors), page.errors
    assert told.points() == []


def test_words_that_look_like_a_name_are_shown_before_they_are_told(told: Told, host: Browser) -> None:
    told.write(host, words="Ada asked for it, and Dr Jones agreed. In May we moved.")
    page = told.tell(host)
    assert "Ada, Dr Jones" in page.text
    assert page.errors == ["Look at the words that may be a name."] and not told.mails("outcome_told")
    assert "Told." in told.tell(host, looked="y").text


def test_nothing_is_told_before_anything_is_over(told: Told) -> None:
    host = told.signed_in("hana")
    told.later(days=-40)
    told.write(host)
    assert "Nothing of it is over yet. Please come back after the first session." in told.tell(host).text
    assert not told.mails("outcome_told")


def test_what_somebody_changed_meanwhile_is_not_told_unseen(told: Told, host: Browser) -> None:
    told.write(host)
    page = host.get(f"{told.page}/tell")
    (draft,) = told.points()
    host.send(host.get(f"/host/outcome-points/{draft.ref}/edit"), {"words": "Nothing at all."})
    again = host.send(page)
    assert "Somebody changed the points after you opened this page." in again.text and "Nothing at all." in again.text
    assert not told.mails("outcome_told")
    assert "Told." in host.send(again).text


def test_two_who_tell_at_once_tell_once(told: Told, host: Browser) -> None:
    told.write(host)
    with told.application.app_context():
        number = told.opportunity().id
        shown = digest(queries.drafts(queries.of_opportunity(number)))

    def press(_n: int) -> str:
        with told.application.test_request_context():
            try:
                with db.transaction():
                    actions.tell(number, shown, by=Actor(told.scene.host))
            except RuleBroken as broken:
                return str(broken)
            return ""

    with ThreadPoolExecutor(4) as crowd:
        answers = list(crowd.map(press, range(4)))
    assert answers.count("") == 1 and sum("nothing new to tell" in each for each in answers) == 3
    assert len(told.mails("outcome_told")) == 2 and told.outcome().edition == 1


def test_two_who_write_first_make_one_outcome(told: Told, host: Browser) -> None:
    number = told.opportunity().id
    typed = Typed(SAID, Answer.DONE, DID, None, Audience.PUBLIC)

    def press(_n: int) -> None:
        with told.application.test_request_context(), db.transaction():
            actions.write(number, typed, by=Actor(told.scene.host))

    with ThreadPoolExecutor(4) as crowd:
        list(crowd.map(press, range(4)))
    assert told.outcome().edition == 0 and len(told.points()) == 4


def test_nobody_else_writes(told: Told, host: Browser) -> None:
    told.told()
    (point,) = told.points()
    otto = told.other_host()
    for end in ("", "/new", "/tell"):
        otto.get(told.page + end, status=404)
    for end in ("edit", "discard", "take-back"):
        otto.post(f"/host/outcome-points/{point.ref}/{end}", status=404)
    assert SAID not in otto.get("/host/outcomes").text
    for name in ("ada", "cleo"):
        told.signed_in(name).get(told.page, status=403)
    told.signed_in("hana").get(told.team_page, status=404)
    told.signed_in("tess").get(told.page, status=404)
    host.post(f"/team/outcome-points/{point.ref}/approve", status=403)


def test_a_draft_is_thrown_away_and_what_is_told_is_not(told: Told, host: Browser) -> None:
    told.write(host)
    (point,) = told.points()
    assert "Thrown away. Nobody was told of it." in host.post(f"/host/outcome-points/{point.ref}/discard").text
    assert told.points() == []
    host.get(f"{told.page}/tell", status=404)
    told.told()
    (point,) = told.points()
    assert "This was changed in the meantime" in host.post(f"/host/outcome-points/{point.ref}/discard").text


def test_the_page_says_by_which_day_people_hear(told: Told, host: Browser) -> None:
    assert "by 3" not in host.get(told.page).text
    told.promised(-1)
    assert "were to hear what came of it by" in host.get(told.page).text
    told.promised(1)
    assert "Those who took part hear what came of it by" in host.get(told.page).text
