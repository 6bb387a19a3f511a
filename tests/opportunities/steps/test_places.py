"""The steps of the places and who they are for."""

from __future__ import annotations

from flask import Flask

from tests.opportunities.posting import fill, stored
from tests.opportunities.steps.refusals import nothing_changed, refused, value
from tests.support.page import Browser

PLACES = [
    ("0", "Enter a number from 1 to 500."), ("10,000", "Enter a number from 1 to 500."),
    ("-3", "Enter a number from 1 to 500."), ("", "Enter how many places."),
    ("two", "Enter a whole number, like 3."), ("9" * 40, "Enter a whole number, like 3."),
]  # fmt: skip


def test_a_number_of_places_that_cannot_be(host: Browser, ref: str, application: Flask) -> None:
    before = stored(application, ref)
    for number, sentence in PLACES:
        page = fill(host, ref, "seats", {"type": "carer", "number": number, "group": "مجموعة"})
        refused(page, sentence)
        assert value(page, "number") == number
        assert value(page, "group") == "مجموعة"
    nothing_changed(application, before)


def test_places_in_all_have_a_limit_and_types_are_said_once(host: Browser, ref: str) -> None:
    fill(host, ref, "seats", {"type": "carer", "number": "400"})
    page = fill(host, ref, "seats", {"type": "service-user", "number": "101"})
    refused(page, "An opportunity has at most 500 places in all.")
    page = fill(host, ref, "seats", {"type": "carer", "number": "1"})
    refused(page, "There are places like these already. Remove them first, or name another group.")
    page = fill(host, ref, "seats", {"type": "either", "number": "2", "at_least": "3"})
    refused(page, "The smaller number must not be more than the number of places.")


def test_the_fewest_people_cannot_be_more_than_the_places(host: Browser, ref: str) -> None:
    fill(host, ref, "seats", {"type": "either", "number": "4"})
    page = fill(host, ref, "who", {"places_word": "exact", "visibility": "register", "minimum_to_run": "5"})
    refused(page, "There are only 4 places. Enter a number up to that.")
