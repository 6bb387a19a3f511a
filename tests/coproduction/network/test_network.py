"""Coming and going, meetings and minutes, decisions and what members do about them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from app.coproduction.network.models import Member, NetworkAction
from app.core import db
from app.people.models import Person, Role
from tests.coproduction.network.conftest import World
from tests.support.statements import statements

DUE = {"due_on-day": "1", "due_on-month": "2", "due_on-year": "2027"}


def test_a_meeting_is_an_opportunity_and_its_minutes_are_for_members(world: World) -> None:
    ref = world.meeting()
    page = world.bea.get(world.address)
    assert "The meeting in spring" in page.text and "Papers, in your format" not in page.text
    world.bea.post(f"/opportunities/{ref}/sign-up")
    links = world.bea.get(world.address).links()
    papers = links["Papers, in your format The meeting in spring"]
    assert world.bea.get(papers).status == 200
    written = world.minutes(world.ann, ref, "1. We begin on time.\n\n2. We stop on time.", publish=False)
    assert "Members cannot read them yet." in written.text
    world.bea.get(f"{world.address}/meetings/{ref}", status=404)
    assert "Minutes" not in world.bea.get(world.address).text
    world.minutes(world.ann, ref, "1. We begin on time.\n\n2. We stop on time.", publish=True)
    assert "2. We stop on time." in world.bea.get(f"{world.address}/meetings/{ref}").text
    kept = world.team.post(f"{world.address}/meetings/{ref}/unlink")
    assert "This meeting has minutes, so it stays." in kept.text


def test_what_somebody_will_do_stands_on_their_own_page_until_it_is_done(world: World) -> None:
    world.action(world.bea_id, "Test the door bell.", **DUE)
    world.action(world.host_id, "Ask the board.")
    assert "Test the door bell. (by Mon 1 Feb)" in world.bea.get("/my-involvement").text
    assert "Ask the board." in world.host.get("/").text and "Test the door bell." not in world.host.get("/").text
    page = world.bea.get(world.address)
    assert "You" in page.text and "Holly Host" not in page.text, "whose name it is stays with who shows it"
    assert "Thank you. It is done." in world.bea.send(page, action="/done").text
    assert "Test the door bell." not in world.bea.get("/my-involvement").text
    decided = world.ann.send(world.ann.get(f"{world.address}/decisions/new"), {"words": "Papers come a week before."})
    assert "Papers come a week before." in decided.text
    changed = world.ann.get(decided.links()["Papers come a week before."])
    assert "Two weeks before." in world.ann.send(changed, {"words": "Two weeks before."}).text


def test_everybody_comes_and_goes_by_their_own_will(world: World) -> None:
    world.action(world.bea_id, "Test the door bell.")
    assert "You have left the network." in world.bea.post(f"{world.address}/leave").text
    assert "Test the door bell." not in world.bea.get("/my-involvement").text
    assert "Somebody is wanted" in world.ann.get(world.address).text
    page = world.bea.get(world.address)
    assert "Test the door bell." not in page.text and "Join the network" in page.text
    assert "You are in. Welcome." in world.join(world.bea, "advisor", "y").text
    world.ann.post(f"{world.address}/leave")
    world.join(world.ann, "advisor")
    assert "You convene it" not in world.ann.get(world.address).text, "convening is said yes to anew"


def test_names_go_no_further_than_each_has_chosen(world: World) -> None:
    seen = world.bea.get(world.address).text
    assert "3 people" in seen and "Ann Lee" in seen and "Holly Host" not in seen
    world.bea.get(f"{world.address}/members", status=404)
    everybody = world.ann.get(f"{world.address}/members").text
    assert "Holly Host" in everybody and "As another member of staff" in everybody
    world.ann.send(world.ann.get(f"{world.address}/join"), {"shows_name": ""})
    changed = world.ann.get(f"{world.address}/join").form() | {"comes_as": "advisor"}
    changed.pop("shows_name", None)
    world.ann.post(f"{world.address}/join", changed)
    assert "Ann Lee" not in world.bea.get(world.address).text


def test_who_sees_what(world: World) -> None:
    ref = world.meeting()
    world.minutes(world.ann, ref, "Ours alone.", publish=True)
    world.action(world.bea_id, "Test the door bell.")
    action = world.ref(NetworkAction)
    world.make.advisor("Vic", email="vic@post.example")
    world.make.person("Olu Other", Role.HOST, email="olu@post.example")
    for outside in (world.own("vic"), world.own("olu")):
        page = outside.get(world.address)
        assert "All are welcome." in page.text
        for words in ("The meeting in spring", "Test the door bell.", "Ann Lee", "Bea Ray", "3 people"):
            assert words not in page.text, words
        outside.get(f"{world.address}/meetings/{ref}", status=404)
        outside.post(f"{world.address}/actions/{action}/done", status=404)
    for path in ("/actions/new", f"/actions/{action}", "/decisions/new", "/meetings/link", f"/meetings/{ref}/minutes"):
        world.bea.get(f"{world.address}{path}", status=404)
    world.host.post(f"{world.address}/actions/{action}/done", status=404)
    bea = world.ref(Person, world.bea_id)
    for path in ("/team/networks/new", f"/team{world.address}", f"/team/people/{bea}/networks"):
        world.ann.get(path, status=403)
    assert world.stranger.get(world.address).h1 == "Sign in"


def test_minutes_that_two_write_at_once_lose_nothing(world: World) -> None:
    ref = world.meeting()
    first, second = (each.get(f"{world.address}/meetings/{ref}/minutes") for each in (world.ann, world.team))
    world.ann.send(first, {"minutes": "Ann wrote\nthis."})
    refused = world.team.send(second, {"minutes": "Tess wrote that."})
    assert "Somebody else has written the minutes meanwhile." in refused.text
    assert "Ann wrote" in refused.text and refused.form()["minutes"] == "Tess wrote that."
    both = world.team.send(refused, {"minutes": "Ann wrote\nthis.\nTess wrote that."})
    assert "Ann wrote" in both.text and "Tess wrote that." in both.text


def test_two_windows_join_once(world: World) -> None:
    world.make.advisor("Cy", email="cy@post.example")
    pair = world.own("cy"), world.own("cy")
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda browser: browser.post(f"{world.address}/join", {"comes_as": "advisor"}), pair))
    with world.application.app_context():
        assert db.session().scalar(select(func.count()).select_from(Member)) == 4


@pytest.mark.parametrize("values", [{"comes_as": "staff"}, {"comes_as": ""}, {"comes_as": "nobody"}])
def test_nobody_comes_as_what_they_are_not(world: World, values: dict[str, str]) -> None:
    world.make.advisor("Cy", email="cy@post.example")
    cy = world.own("cy")
    assert cy.post(f"{world.address}/join", values).errors


def test_what_cannot_be_is_sent_back(world: World) -> None:
    page = world.ann.get(f"{world.address}/actions/new")
    assert world.ann.send(page, {"words": ""}).errors == ["Say what will be done."]
    assert world.ann.send(page, {"words": "Kept.", "owner": "nobody"}).form()["words"] == "Kept."
    late = {"words": "x", "done_on-day": "1", "done_on-month": "1", "done_on-year": "2028"}
    assert world.ann.send(page, late).errors == ["It is done once it is done. Enter a day up to today."]
    tomorrow = {"words": "x", "on-day": "2", "on-month": "12", "on-year": "2026"}
    assert world.ann.send(world.ann.get(f"{world.address}/decisions/new"), tomorrow).errors
    again = world.team.send(world.team.get("/team/networks/new"), {"name": "Our network", "about": "Another."})
    assert "There is a network of this name already." in again.text
    world.bea.post(f"{world.address}/leave")
    gone = world.ann.send(page, {"words": "Kept.", "owner": world.ref(Person, world.bea_id)})
    assert gone.errors and gone.form()["words"] == "Kept."


def test_the_team_joins_and_leaves_for_somebody_who_asked(world: World) -> None:
    cy = world.make.advisor("Cy Letter", account=False)
    page = world.team.get(f"/team/people/{world.ref(Person, cy)}/networks")
    form = world.team.get(page.links()["They join it Our network"])
    assert world.team.send(form, {"comes_as": "advisor"}).errors == ["Choose how they asked."]
    joined = world.team.send(form, {"comes_as": "advisor", "asked": "letter"})
    assert "In it" in joined.text and "Cy Letter" in world.ann.get(f"{world.address}/members").text
    left = world.team.send(world.team.get(joined.links()["They leave it Our network"]), {"asked": "phone"})
    assert "In it" not in left.text


def test_whoever_leaves_the_register_leaves_the_network(world: World) -> None:
    world.action(world.ann_id, "Ask the board.")
    page = world.team.get(f"/team/people/{world.ref(Person, world.ann_id)}/moved-on")
    world.team.send(page, {"asked": "phone", "because": "choice", "why": "choice"})
    seen = world.bea.get(world.address).text
    assert "Ann Lee" not in seen and "2 people" in seen and "Somebody is wanted" in seen


def test_the_page_asks_the_same_few_questions_however_long_it_is(world: World) -> None:
    def asked() -> int:
        with statements(world.application) as seen:
            world.bea.get(world.address)
        return len(seen)

    def more(number: int) -> None:
        world.meeting(f"Meeting {number}")
        world.action(world.bea_id, f"Action {number}.")
        world.ann.send(world.ann.get(f"{world.address}/decisions/new"), {"words": f"Decision {number}."})

    more(1)
    one = asked()
    for number in (2, 3):
        more(number)
    assert asked() == one


def test_staff_who_leave_the_organisation_leave_the_network(world: World) -> None:
    world.make.person("Olu Other", Role.BUDGET, email="olu@post.example")
    world.make.person("Ida Admin", Role.ADMIN, email="admin@post.example")
    world.join(world.own("olu"), "staff", "y")
    assert "Olu Other" in world.bea.get(world.address).text
    with world.application.app_context():
        olu = db.session().scalars(select(Person).where(Person.full_name == "Olu Other")).one().ref
    admin = world.own("admin")
    admin.send(admin.get(f"/admin/staff/{olu}/end"))
    seen = world.bea.get(world.address).text
    assert "Olu Other" not in seen and "3 people" in seen
