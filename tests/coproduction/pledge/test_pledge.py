"""Taking the pledge, what everybody can see of it, a certificate, renewal, and taking it back."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pikepdf
import pytest
from sqlalchemy import func, select

from app.coproduction.pledge.due import pledges_to_renew
from app.coproduction.pledge.models import Pledge
from app.coproduction.pledge.states import PledgeState
from app.core import db
from app.messages.models import OutboxMessage
from app.people.models import Person, Role, Team
from tests.coproduction.pledge.conftest import WORDS, World
from tests.support.statements import statements


def test_anybody_takes_it_and_chooses_what_everybody_sees(world: World) -> None:
    assert "Nobody has taken it yet." in world.stranger.get("/pledge").text
    mine = world.take(world.ann, "I bring a friend.", "name")
    assert mine.h1 == "Your pledge" and WORDS in mine.text and "The involvement team reads it first." in mine.text

    def wall() -> str:
        return world.stranger.get("/pledge").text

    assert "I bring a friend." not in wall() and "Ann Lee" not in wall(), "nobody has read it yet"
    assert "1 pledge to read for the wall" in world.team.get("/team").text
    world.look()
    assert "I bring a friend." in wall() and "Ann Lee" in wall()
    world.ann.send(world.ann.get("/my-pledge/change"), {"wall": "words"})
    assert "I bring a friend." in wall() and "Ann Lee" not in wall()
    world.ann.send(world.ann.get("/my-pledge/change"), {"promise": "I bring two friends."})
    assert "friend" not in wall(), "other words are read again first"
    world.look("off")
    assert "friend" not in wall() and "has not put it on the wall" in world.ann.get("/my-pledge").text
    world.ann.send(world.ann.get("/my-pledge/change"), {"wall": "counted"})
    assert "I bring two friends." in world.ann.get("/my-pledge").text


def test_words_that_were_not_read_are_not_put_on_the_wall(world: World) -> None:
    world.take(world.ann, "I bring a friend.", "words")
    desk = world.team.get("/team/pledge")
    world.ann.send(world.ann.get("/my-pledge/change"), {"promise": "Something else."})
    assert "They have changed their words meanwhile." in world.team.send(desk, action="/on").text
    assert "Something else." not in world.stranger.get("/pledge").text


def test_the_certificate_is_tagged_and_its_code_checks_until_it_is_withdrawn(world: World) -> None:
    world.take(world.ann, "I bring a friend.", "words")
    for form in ("certificate.pdf", "large-print.pdf"):
        with pikepdf.open(io.BytesIO(world.ann.get(f"/pledges/{world.held.ref}/{form}").bytes)) as pdf:
            assert pdf.Root.MarkInfo.Marked is True
    check = f"/certificates/{world.held.code}"
    seen = world.stranger.get(check)
    assert seen.h1 == "This certificate is real" and "A. L." in seen.text
    for word in ("Ann Lee", "friend", "advisor", "lived", "service user"):
        assert word not in seen.text, word
    world.ann.send(world.ann.get("/my-pledge/change"), {"wall": "name"})
    assert "Ann Lee" in world.stranger.get(check).text
    world.ann.post(f"/pledges/{world.held.ref}/withdraw")
    world.stranger.get(check, status=404)
    world.ann.get(f"/pledges/{world.held.ref}/certificate.pdf", status=404)
    assert (world.held.promise, world.held.state) == ("", PledgeState.WITHDRAWN)
    assert world.take(world.ann).h1 == "Your pledge", "and may be taken again"


def test_new_words_are_taken_by_who_comes_after_and_old_ones_stay_as_they_were_taken(world: World) -> None:
    world.take(world.ann)
    page = world.host.get("/my-pledge/take")
    world.words("We decide together, always.")
    refused = world.host.send(page, {"promise": "I listen.", "wall": "counted"})
    assert "The words of the pledge have changed meanwhile." in refused.text
    assert "We decide together, always." in refused.text and refused.form()["promise"] == "I listen."
    assert world.host.send(refused).h1 == "Your pledge"
    mine = world.ann.get("/my-pledge")
    assert WORDS in mine.text and "You can take the new ones, or keep these." in mine.text
    again = world.take(world.ann, "I ask first.")
    assert "We decide together, always." in again.text and "I ask before I plan." in again.text, "the earlier one too"
    assert "2 people and 0 teams" not in world.stranger.get("/pledge").text  # fewer than five
    early = world.take(world.ann, "Once more.")
    assert "You hold it already. You can renew it from Saturday 2 October 2027." in early.text


def test_it_is_renewed_yearly_and_reminded_once(world: World) -> None:
    world.take(world.ann)
    clock = world.application.extensions["clock"]

    def reminded() -> list[int]:
        with world.application.test_request_context():
            for _turn in range(2):
                pledges_to_renew(clock.now())
            rows = select(OutboxMessage.person_id).where(OutboxMessage.name == "pledge_renewal")
            return list(db.session().scalars(rows))

    clock.advance(timedelta(days=350))
    assert reminded() == []
    clock.advance(timedelta(days=1))
    assert reminded() == [world.ann_id]
    code = world.held.code
    ann = world.own("ann")
    assert "1 December 2028" not in ann.get("/my-pledge").text
    world.take(ann, "For another year.")
    assert "It was renewed since." in world.stranger.get(f"/certificates/{code}").text
    clock.advance(timedelta(days=5))
    assert reminded() == [world.ann_id]
    world.own("ann").post(f"/pledges/{world.held.ref}/withdraw")
    world.stranger.get(f"/certificates/{code}", status=404)


def test_what_was_not_renewed_is_not_counted(world: World) -> None:
    world.some(6, None)
    assert "6 people and 0 teams hold this pledge now." in world.stranger.get("/pledge").text
    world.application.extensions["clock"].advance(timedelta(days=366))
    assert "Nobody has taken it yet." in world.stranger.get("/pledge").text


def test_small_numbers_are_not_shown_and_cannot_be_worked_out(world: World) -> None:
    other = world.make.team("Other Team")
    world.some(4, world.team_id)
    assert "Fewer than five people" in world.stranger.get("/pledge").text
    world.some(7, other)
    world.some(9, None)
    page = world.stranger.get("/pledge")
    assert "20 people and 0 teams" in page.text
    shown = {row.th.get_text(): row.td.get_text(strip=True) for row in page.soup.select("tbody tr")}
    assert shown["Liaison Team"] == "not shown"
    assert list(shown.values()).count("not shown") == 2, "one by itself is the sum without the others"


def test_a_team_takes_it_and_its_words_are_read_first(world: World) -> None:
    page = world.host.get(f"/host/pledges/{world.ref(Team, world.team_id)}")
    assert world.host.send(page, {"promise": " "}).errors == ["Say in a sentence what your team will do."]
    assert "We ask first." in world.host.send(page, {"promise": "We ask first."}).text
    wall = world.stranger.get("/pledge").text
    assert "Liaison Team" in wall and "We ask first." not in wall
    world.look()
    assert "We ask first." in world.stranger.get("/pledge").text
    assert "Liaison Team" in world.stranger.get(f"/certificates/{world.held.code}").text
    world.make.team("Other Team", world.make.person("Olu Other", Role.HOST, email="olu@post.example"))
    olu = world.own("olu")
    olu.get(f"/host/pledges/{world.ref(Team, world.team_id)}", status=404)
    olu.post(f"/pledges/{world.held.ref}/withdraw", status=404)
    olu.get(f"/pledges/{world.held.ref}/certificate.pdf", status=404)
    world.host.post(f"/pledges/{world.held.ref}/withdraw")
    assert "Liaison Team" not in world.stranger.get("/pledge").text


def test_the_team_takes_it_for_somebody_who_asked(world: World) -> None:
    address = f"/team/people/{world.ref(Person, world.ann_id)}/pledge"
    page = world.team.get(f"{address}/take")
    said = {"promise": "I write to you.", "wall": "name"}
    assert world.team.send(page, said).errors == ["Choose how they asked."]
    assert "I write to you." in world.team.send(page, {**said, "asked": "letter"}).text
    assert "I write to you." in world.ann.get("/my-pledge").text
    assert world.team.get(f"/pledges/{world.held.ref}/large-print.pdf").bytes.startswith(b"%PDF")
    changed = world.team.get(f"{address}/change")
    assert "only that one more" in world.team.send(changed, {"asked": "phone", "wall": "counted"}).text
    gone = world.team.send(world.team.get(address), {"asked": "phone"}, action="/withdraw")
    assert "They have not taken it." in gone.text


def test_who_sees_what(world: World) -> None:
    world.take(world.ann, wall="counted")
    for path in ("/team/pledge", "/team/pledge/words", f"/team/people/{world.ref(Person, world.ann_id)}/pledge"):
        world.ann.get(path, status=403)
        world.host.get(path, status=403)
    ref = world.held.ref
    world.host.get(f"/pledges/{ref}/certificate.pdf", status=404)
    world.host.post(f"/pledges/{ref}/withdraw", status=404)
    world.team.post(f"/pledges/{ref}/withdraw", status=404)
    assert world.stranger.get("/my-pledge").h1 == "Sign in"
    world.stranger.post(f"/team/pledge/{ref}/on")
    assert "I ask before I plan." not in world.team.get("/team/pledge").text, "what is only counted is read by nobody"
    world.stranger.get("/certificates/nothing", status=404)


def test_two_windows_take_it_once(world: World) -> None:
    values = {**world.ann.get("/my-pledge/take").form(), "promise": "I listen.", "wall": "counted"}
    other = world.own("ann")
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda browser: browser.post("/my-pledge/take", {**values, "csrf_token": browser.token()}),
                      (world.ann, other)))  # fmt: skip
    with world.application.app_context():
        taken = select(func.count()).select_from(Pledge).where(Pledge.state == PledgeState.TAKEN)
        assert db.session().scalar(taken) == 1


@pytest.mark.parametrize(
    "values", [{"promise": ""}, {"promise": "x" * 501}, {"wall": "everything"}, {"team": "nothing"}, {"wall": ""}]
)
def test_what_cannot_be_is_sent_back_with_what_was_typed(world: World, values: dict[str, str]) -> None:
    page = world.ann.get("/my-pledge/take")
    wrong = world.ann.send(page, {"promise": "I <b>listen</b>.", "wall": "counted", **values})
    assert wrong.errors and wrong.form()["promise"] == values.get("promise", "I <b>listen</b>.")
    forged = world.ann.send(page, {"promise": "I listen.", "wall": "counted", "wording": "x" * 30})
    assert "The words of the pledge have changed meanwhile." in forged.text


def test_whoever_leaves_the_register_leaves_the_wall(world: World) -> None:
    world.take(world.ann, "I bring a friend.", "name")
    world.look()
    page = world.team.get(f"/team/people/{world.ref(Person, world.ann_id)}/moved-on")
    world.team.send(page, {"asked": "phone", "because": "choice", "why": "choice"})
    wall = world.stranger.get("/pledge").text
    assert "Ann Lee" not in wall and "I bring a friend." not in wall


def test_the_wall_asks_the_same_few_questions_however_long_it_is(world: World) -> None:
    def asked() -> int:
        with statements(world.application) as seen:
            world.stranger.get("/pledge")
        return len(seen)

    world.take(world.ann, "I bring a friend.", "name")
    world.look()
    one = asked()
    for name in ("Bea", "Cy"):
        world.make.advisor(name, email=f"{name.lower()}@post.example")
        world.take(world.own(name.lower()), f"I am {name}.", "name")
        world.look()
    assert "I am Cy." in world.stranger.get("/pledge").text and asked() == one


def test_staff_who_leave_the_organisation_leave_the_wall(world: World) -> None:
    world.make.person("Olu Other", Role.HOST, email="olu@post.example")
    world.make.person("Ida Admin", Role.ADMIN, email="admin@post.example")
    world.take(world.own("olu"), "I open the door.", "name")
    world.look()
    assert "Olu Other" in world.stranger.get("/pledge").text
    with world.application.app_context():
        olu = db.session().scalars(select(Person).where(Person.full_name == "Olu Other")).one().ref
    admin = world.own("admin")
    admin.send(admin.get(f"/admin/staff/{olu}/end"))
    wall = world.stranger.get("/pledge").text
    assert "Olu Other" not in wall and "I open the door." not in wall
