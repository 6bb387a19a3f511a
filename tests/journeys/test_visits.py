"""Two short visits: somebody who forgot her password finds a workshop, and the team at a desk."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Request

from app.demo.load import load
from tests.journeys.conftest import Someone
from tests.support.live import Live
from tests.support.looked_at import DESK, LookedAt
from tests.support.walk import Walk

pytestmark = pytest.mark.browser
WORKSHOP = "/opportunities/open-workshop"


@pytest.fixture(autouse=True)
def demonstration(live: Live) -> None:
    with live.app.test_request_context():
        load(advisors=4, count=5, seed=7)


def test_somebody_signs_in_with_a_link_takes_a_place_and_gives_it_back(
    live: Live, someone: Someone, looked_at: LookedAt
) -> None:
    # given somebody who is not signed in and has found something she likes
    visitor = someone()
    visitor.opens("/")
    visitor.follows("See what is open")
    visitor.opens(WORKSHOP)
    visitor.follows("Sign in to sign up")

    # when she tries without a password and then asks for a link
    visitor.is_refused("Sign in", "Enter your password.", keeping={"email": "advisor@demo.example"})
    visitor.follows("Send me a link by email instead")
    visitor.is_refused("Send me a link", "Enter your email address.")
    visitor.answers("Send me a link", email="advisor@demo.example")
    assert visitor.heading == "Look in your email"
    live.post_goes_out()
    letters = live.letters_to("advisor@demo.example")  # of one moment, so in no order
    (link,) = (each for mail in letters for each in live.links_in(mail, "/sign-in/link/"))
    visitor.opens(link)
    visitor.presses("Sign me in")

    # then she is where she was going, and one press gives her a place
    if visitor.heading != "Sign up":
        visitor.opens(f"{WORKSHOP}/sign-up")
    visitor.presses("Sign up")
    assert visitor.heading == "You have a place"

    # and she may give it back without a reason
    visitor.presses("Withdraw")
    assert visitor.heading == "You have withdrawn"
    visitor.follows("My involvement")
    assert not looked_at.found, "\n".join(looked_at.found)


@pytest.fixture
def desk(chrome: Browser, live: Live, looked_at: LookedAt) -> Iterator[Walk]:
    """A wide screen with scripts on; whatever its console says, and whom it asks, is held against us."""
    walk = Walk(chrome, live.url, looked_at, width=DESK, scripts=True)
    said: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        said.append(f"{message.type}: {message.text}")

    def asked(request: Request) -> None:
        if not request.url.startswith(f"{live.url}/"):
            said.append(f"asked {request.url}")

    walk.page.on("console", heard)
    walk.page.on("pageerror", lambda error: said.append(str(error)))
    walk.page.on("request", asked)
    yield walk
    assert not said


def test_the_team_at_a_desk_with_scripts_on(desk: Walk, looked_at: LookedAt) -> None:
    # given somebody of the involvement team at a desk, whose password can be shown while it is typed
    desk.opens("/sign-in")
    desk.fills(email="team@demo.example", password="alongside-demo")
    desk.page.get_by_role("button", name="Show").click()
    assert desk.page.locator("[name=password]").get_attribute("type") == "text"
    desk.presses("Sign in")

    # when they go through the whole menu, every page of it opens
    menu = [words.strip() for words in desk.page.locator(".nhsuk-header nav a").all_inner_texts()]
    assert {"Manage opportunities", "Register", "My account"} <= set(menu)
    for words in menu:
        desk.follows(words)
        assert desk.page.locator(".nhsuk-header [aria-current=page]").inner_text().strip() == words

    # then an error takes them to where it is, and on a phone the menu folds and unfolds
    desk.opens("/team/opportunities/new")
    desk.is_refused("Save and continue", "Enter a title.")
    assert desk.page.evaluate("document.activeElement.className").startswith("nhsuk-error-summary")
    desk.page.set_viewport_size({"width": 375, "height": 800})
    more = desk.page.get_by_role("button", name="More")
    more.click()
    assert more.get_attribute("aria-expanded") == "true"
    looked_at.look_as_it_is(desk.page)
    desk.page.get_by_role("link", name="My account").click()
    assert desk.heading == "My account"
    assert not looked_at.found, "\n".join(looked_at.found)
