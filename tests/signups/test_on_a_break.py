"""Somebody on a break keeps their number, is passed over, and is asked again when they are back."""

from __future__ import annotations

from tests.support.make import Make
from tests.support.page import Browser, Page


def signed_up(browser: Browser, make: Make, ref: str, *names: str) -> dict[str, tuple[Browser, str]]:
    """A browser and the path of their place, by name."""
    people = {}
    for name in names:
        make.advisor(name.title(), email=f"{name}@post.example")
        own = browser.another()
        own.sign_in(f"{name}@post.example")
        people[name] = (own, own.post(f"/opportunities/{ref}/sign-up").path)
    return people


def test_a_free_place_passes_over_who_is_on_a_break_and_they_keep_their_number(browser: Browser, make: Make) -> None:
    people = signed_up(browser, make, make.opportunity(seats=1), "ann", "bo", "cy")

    def page(name: str) -> Page:
        return people[name][0].get(people[name][1])

    people["bo"][0].post("/account/break", when="weeks-2")
    people["ann"][0].send(page("ann"), action="/withdraw")
    assert page("cy").h1 == "You have an offer of a place"
    assert (page("bo").h1, "number 1" in page("bo").text) == ("You are on the reserve list", True)

    people["cy"][0].post(people["cy"][1] + "/answer", answer="decline")
    assert page("bo").h1 == "You are on the reserve list"  # free, and they are not asked
    people["bo"][0].post("/account/back")
    assert page("bo").h1 == "You have an offer of a place"


def test_a_place_held_stays_and_a_free_place_may_go_to_somebody_new(browser: Browser, make: Make) -> None:
    ref = make.opportunity(seats=2)
    people = signed_up(browser, make, ref, "ann", "bo", "cy")
    for name in ("ann", "cy"):
        people[name][0].post("/account/break", when="when-i-say")
    assert people["ann"][0].get(people["ann"][1]).h1 == "You have a place"

    people["bo"][0].send(people["bo"][0].get(people["bo"][1]), action="/withdraw")
    new = signed_up(browser, make, ref, "di")["di"]
    assert new[0].get(new[1]).h1 == "You have a place"
    refused = people["cy"][0].post(f"/opportunities/{make.opportunity()}/sign-up")
    assert "Under My account you can end a break" in refused.text
