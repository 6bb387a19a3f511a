"""Who looks after a part of a plan: what is theirs alone, what others see of it, and who sees nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import func, select

from app.coproduction.plans.models import OwnerView
from app.core import clock, db
from app.messages.models import OutboxMessage
from app.messages.states import MessageState
from app.people.models import Exclusion, Person, Role, Team
from app.people.passport.states import Shun
from tests.coproduction.plans.conftest import World


def test_nothing_of_an_owner_is_published_beyond_what_they_chose_then_or_later(world: World) -> None:
    world.agreed()
    world.see(world.ann, "red", "At night nobody is there.")
    world.see(world.host, "amber", "We are short of people at night.")
    address = world.published()

    def shows() -> tuple[bool, bool]:
        text = world.stranger.get(address).text
        return "At night nobody is there." in text, "Ann Lee" in text

    assert shows() == (False, False)
    assert "Holly Host" not in world.stranger.get(address).text
    for choice, seen in (("words", (True, False)), ("name", (True, True)), ("colour", (False, False))):
        world.ann.send(world.ann.get(f"{world.mine}/shown"), {"shown": choice})
        assert shows() == seen, choice
    world.ann.send(world.ann.get(f"{world.mine}/shown"), {"shown": "name"})
    world.ann.post(f"{world.mine}/no")
    assert shows() == (False, False), "who stops shows nothing any more"
    assert "Red: it is not getting better" in world.stranger.get(address).text


def test_whoever_comes_after_shows_nothing_of_who_was_before(world: World) -> None:
    world.agreed()
    world.see(world.ann, "red", "At night nobody is there.")
    address = world.published()
    world.make.advisor("Bea Next", email="bea@post.example")
    world.team.send(
        world.team.get(f"/team/plans/{world.plan}/criteria/{world.mine[10:]}/owners/lived"), {"name": "Bea Next"}
    )
    bea = world.own("bea")
    bea.post(f"{world.mine}/yes")
    bea.send(bea.get(f"{world.mine}/shown"), {"shown": "name"})
    read = world.stranger.get(address).text
    assert "Bea Next" not in read and "At night nobody is there." not in read
    assert "Has not said yet" in world.host.get(world.criterion).text, "her view is hers, and his was his"
    world.ann.get(world.mine, status=404)


def test_who_sees_what(world: World) -> None:
    world.ask("staff", "Holly Host")
    world.ask("lived", "Ann Lee")
    world.make.team("Other Team", world.make.person("Olu Other", Role.HOST, email="olu@post.example"))
    world.make.advisor("Vic", email="vic@post.example")
    olu, vic = world.own("olu"), world.own("vic")
    number = world.criterion.rsplit("/", 1)[1]
    for path in ("", "/change", "/criteria/new", f"/criteria/{number}", f"/criteria/{number}/reached", "/copy",
                 f"/criteria/{number}/owners/lived", f"/criteria/{number}/evidence", "/statements/new"):  # fmt: skip
        olu.get(world.address + path, status=404)
        world.host.get(f"/team/plans/{world.plan}{path}", status=404)
        world.ann.get(world.address + path, status=403)
        world.stranger.get(world.address + path)
    assert "Better first hours" not in olu.get("/host/plans").text
    for browser in (vic, olu):
        browser.get(world.mine, status=404)
        browser.post(f"{world.mine}/yes", status=404)
    for path in ("view", "shown", "words", "evidence", "reached"):
        world.ann.get(f"{world.mine}/{path}", status=404)  # who has not said yes yet
    world.ann.get("/team/frameworks", status=403)
    world.host.post(f"/team/plans/{world.plan}/statements/x/publish", status=403)
    assert "Please answer" in world.ann.get("/my-involvement").text
    world.ann.post(f"{world.mine}/no")
    world.ann.get(world.mine, status=404)
    assert "Somebody else is wanted" in world.host.get(world.criterion).text


def test_whoever_keeps_away_from_a_team_is_rung_first_and_no_host_can_tell(world: World) -> None:
    with world.application.app_context(), db.transaction() as session:
        session.add(Exclusion(person_id=world.ann_id, sort=Shun.HIDE, team_id=world.team_id, since=clock.now()))
    world.ask("lived", "Ann Lee")
    assert "Ann Lee" in world.host.get(world.criterion).text
    with world.application.app_context():
        (told,) = db.session().scalars(select(OutboxMessage).where(OutboxMessage.name == "plan_asked"))
    assert (told.person_id, told.state) == (world.ann_id, MessageState.TO_CALL)
    team = world.team.get(f"/team/plans/{world.plan}/criteria/{world.mine[10:]}/owners/lived")
    assert world.team.send(team, {"name": "Ann Lee"}).errors == [
        "They keep away from this team, so do not ask them. No host learns of it."
    ]
    assert world.team.send(team, {"name": "Nobody Known"}).errors[0].startswith("Nobody, or more than one")


def test_what_an_owner_says_by_phone_is_theirs(world: World) -> None:
    world.ask("lived", "Ann Lee")
    page = world.team.get(f"/team/plans/{world.plan}/criteria/{world.mine[10:]}/for-owner")
    assert "Nothing is filled in. Write down what they said." in world.team.send(page, {"asked": "phone"}).text
    wrong = world.team.send(page, {"asked": "phone", "says": "yes", "view": "amber"})
    assert wrong.errors == ["Write down why they see it so, in their words."]
    said = {"asked": "phone", "says": "yes", "view": "amber", "words": "Some nights are good.", "shown": "words"}
    assert "Some nights are good." in world.team.send(page, said).text
    own = world.ann.get(world.mine)
    assert "You look after it" not in own.text and "The words too, without a name" in own.text


def test_two_owners_who_write_at_once_are_both_kept(world: World) -> None:
    world.ask("staff", "Holly Host")
    world.ask("lived", "Ann Lee")
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda browser: browser.post(f"{world.mine}/yes"), (world.host, world.ann)))
        list(pool.map(lambda each: world.see(*each), ((world.host, "green", "Yes."), (world.ann, "red", "No."))))
    assert "Agreed" in world.host.post(f"{world.address}/agree").text
    with world.application.app_context():
        assert db.session().scalar(select(func.count()).select_from(OwnerView)) == 2
    text = world.host.get(world.criterion).text
    assert "Green: it is on its way" in text and "Red: it is not getting better" in text


def test_whoever_leaves_the_register_leaves_the_plan(world: World) -> None:
    world.agreed()
    world.see(world.ann, "red", "At night nobody is there.")
    world.ann.send(world.ann.get(f"{world.mine}/shown"), {"shown": "name"})
    address = world.published()
    assert "Ann Lee" in world.stranger.get(address).text
    with world.application.app_context():
        ref = db.session().get_one(Person, world.ann_id).ref
    page = world.team.get(f"/team/people/{ref}/moved-on")
    world.team.send(page, {"asked": "phone", "because": "choice", "why": "choice"})
    assert "Ann Lee" not in world.stranger.get(address).text
    assert "Somebody else is wanted" in world.host.get(world.criterion).text


def test_an_owner_of_staff_who_leaves_the_team_leaves_its_plan(world: World) -> None:
    world.agreed()
    with world.application.app_context():
        host = db.session().get_one(Person, world.host_id).ref
        team = db.session().get_one(Team, world.team_id).ref
    deputy = world.make.person("Dee Deputy", Role.HOST)
    world.make.person("Ida Admin", Role.ADMIN, email="admin@post.example")
    admin = world.own("admin")
    admin.send(admin.get(f"/admin/teams/{team}"), {"person": str(deputy)})
    admin.send(admin.get(f"/admin/teams/{team}/people/{host}/leave"), {"takes_over": str(deputy)})
    page = world.team.get(f"/team/plans/{world.plan}")
    assert "Holly Host" not in page.text and "Ann Lee" in page.text
    world.host.get(world.mine, status=404)
