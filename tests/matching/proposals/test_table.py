"""The table of a proposal: looked at, changed in place, and what is different from the time before."""

from __future__ import annotations

from app.signups.states import PlaceState
from tests.matching.proposals.scene import Scene, names
from tests.support.page import Browser, Page


def rows(page: Page) -> dict[str, str]:
    """By the name in its first cell, the words of each row of a person."""
    found = page.soup.select("table.app-plan tr")
    named = {row: row.select_one("th[scope=row]") for row in found}
    return {head.get_text(" ", strip=True): row.get_text(" ", strip=True) for row, head in named.items() if head}


def test_it_is_one_table_with_a_group_for_each_opportunity(scene: Scene) -> None:
    scene.advisors("Ann", "Ben")
    scene.chosen("A panel")
    scene.chosen("A visit", in_days=20)
    page = scene.made()
    (table,) = page.soup.select("main table")
    assert table.caption is not None and table.caption.get_text() == "Who could have which place"
    groups = [head.get_text(" ", strip=True) for head in table.select("th[scope=rowgroup]")]
    assert [group.split(" on ")[0][:7] for group in groups] == ["A panel", "A visit"]
    assert all("1 person is in it." in group for group in groups)
    assert set(rows(page)) == {"Ann", "Ben"}


def test_somebody_else_is_put_in_the_place_of_one_where_the_table_is(scene: Scene) -> None:
    scene.advisors("Ann", "Ben")
    scene.chosen("A panel")
    scene.made()
    (first,) = names(scene.pairs())
    other = ({"Ann", "Ben"} - {first}).pop()
    asked = scene.team.get(f"/team/proposals/{scene.ref}", instead=scene.pair_id(first, "A panel"))
    assert f"Who instead of {first}?" in asked.text
    done = scene.team.send(asked, action=f"/team/proposals/{scene.ref}/instead?page=1")
    assert scene.pairs() == {(other, "A panel")}
    assert "Left out by you" in rows(done)[first] and "Kept by you" in rows(done)[other]
    scene.again()
    assert scene.pairs() == {(other, "A panel")}


def test_somebody_is_put_in_beside_the_others(scene: Scene) -> None:
    scene.advisors("Ann", "Ben", "Cat")
    panel = scene.chosen("A panel", seats=2)
    scene.made()
    (other,) = {"Ann", "Ben", "Cat"} - names(scene.pairs())
    asked = scene.team.get(f"/team/proposals/{scene.ref}", put=panel)
    done = scene.team.send(asked, action=f"/team/proposals/{scene.ref}/add?page=1")
    assert f"{other} is in the proposal now." in done.text and len(scene.pairs()) == 3
    again = scene.again()
    assert len(scene.pairs()) == 2 and (other, "A panel") in scene.pairs()
    assert "Was in it before" in again.text


def test_what_has_changed_is_shown_alone(scene: Scene) -> None:
    scene.advisors("Ann", "Ben", "Cat")
    scene.chosen("A panel")
    scene.chosen("A visit", in_days=20)
    scene.made()
    assert "What has changed" not in scene.page().text
    ((name, title), stays) = sorted(scene.pairs())
    marked = scene.mark(name, title, "leave-out")
    assert "What has changed (1)" in marked.text and "Changed by you" in rows(marked)[name]

    scene.again()
    fresh = ({"Ann", "Ben", "Cat"} - {name, stays[0]}).pop()
    only = scene.team.get(f"/team/proposals/{scene.ref}", only="changed")
    assert "What has changed (1)" in only.text and set(rows(only)) == {fresh}
    assert "New since the last time" in rows(only)[fresh]
    assert set(rows(scene.page())) == {"Ann", "Ben", "Cat"}


def test_what_was_kept_and_cannot_stand_is_said_and_stops_nothing(scene: Scene) -> None:
    """Two who are kept for one place: the first stands, the other is looked at again."""
    scene.advisors("Ann", "Ben")
    panel = scene.chosen("A panel")
    scene.made()
    (first,) = names(scene.pairs())
    other = ({"Ann", "Ben"} - {first}).pop()
    scene.mark(first, "A panel", "keep")
    scene.team.send(
        scene.team.get(f"/team/proposals/{scene.ref}", put=panel), action=f"/team/proposals/{scene.ref}/add?page=1"
    )
    page = scene.again()
    assert "It fills 1 place." in page.text
    assert "You kept this. It does not go with the rest, so look at it again." in rows(page)[other]
    assert "look at it again" not in rows(page)[first]


def test_whoever_is_passed_over_stands_in_the_table_and_is_put_in_from_there(scene: Scene) -> None:
    scene.advisors("Often", "New")
    scene.took_part("Often")
    scene.name_down(scene.chosen("A panel"), "Often", "New")
    page = scene.made(who="names")
    assert "Name is down, not in it" in rows(page)["Often"] and "fewer turns lately" in rows(page)["Often"]
    done = scene.team.send(page, action=f"/team/proposals/{scene.ref}/add?page=1")
    assert "Kept by you" in rows(done)["Often"]


def test_once_it_is_released_whoever_was_passed_over_reads_why(scene: Scene, browser: Browser) -> None:
    scene.advisors("Often")
    scene.people["New"] = scene.make.advisor("New", email="new@post.example")
    scene.took_part("New")
    scene.name_down(scene.chosen("A panel"), "Often", "New")
    scene.made(who="names")
    own = browser.another()
    own.sign_in("new@post.example")
    mine = f"/places/{scene.place_ref('New', 'A panel')}"
    assert "fewer turns lately" not in own.get(mine).text
    scene.team.send(scene.team.send(scene.team.get(f"/team/proposals/{scene.ref}/release")))
    assert scene.places(PlaceState.OFFERED) == {"Often"}
    said = "When places were last given: The places went to people who have had fewer turns lately."
    assert said in own.get(mine).text


def test_nobody_can_be_changed_in_what_is_not_open_any_more(scene: Scene) -> None:
    scene.advisors("Ann", "Ben")
    panel = scene.chosen("A panel")
    scene.made()
    (first,) = names(scene.pairs())
    pair, other = scene.pair_id(first, "A panel"), scene.make.ref(scene.people[({"Ann", "Ben"} - {first}).pop()])
    scene.team.post(f"/team/proposals/{scene.ref}/drop")
    said = scene.team.post(f"/team/proposals/{scene.ref}/instead", {"pair": pair, "person": other})
    assert "not open any more" in said.text and names(scene.pairs()) == {first}
    closed = scene.team.get(f"/team/proposals/{scene.ref}", put=panel, instead=pair)
    assert not closed.soup.select("#somebody-else")
    wrong = scene.team.post(f"/team/proposals/{scene.ref}/instead", {"pair": "x", "person": other})
    assert "Nothing was changed." in wrong.text
    scene.team.post(f"/team/proposals/{scene.ref}/instead", {"pair": pair, "person": "nobody"}, status=404)
