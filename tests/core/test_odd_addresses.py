"""Addresses that no page of ours has: a plain "not found", whichever database would have been asked."""

from __future__ import annotations

import pytest

from app.people.models import Role
from tests.support.make import Make
from tests.support.page import Browser


@pytest.fixture
def everything(browser: Browser, make: Make) -> Browser:
    make.person("Tom Team", Role.TEAM, Role.ADMIN, email="tom@staff.example")
    browser.sign_in("tom@staff.example")
    return browser


@pytest.mark.parametrize("odd", ["%00", "a%00b", "%0a"])
@pytest.mark.parametrize(
    "path", ["/team/people/", "/team/kinds/", "/admin/staff/", "/admin/teams/", "/opportunities/", "/certificates/"]
)
def test_a_reference_with_a_control_character_is_not_found(everything: Browser, path: str, odd: str) -> None:
    everything.get(path + odd, status=404)


@pytest.mark.parametrize("page", ["0", "-1", "9" * 30, "9" * 5000, "one", "²"])
def test_a_page_that_cannot_be_is_another_page(everything: Browser, page: str) -> None:
    everything.get("/team/people", page=page)


def test_a_search_for_a_control_character_finds_nobody(everything: Browser, make: Make) -> None:
    everything.get(f"/team/opportunities/{make.opportunity()}/sign-up", q="\0x")
