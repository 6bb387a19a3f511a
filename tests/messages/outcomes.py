"""What came of something, as people and hosts read it."""

from __future__ import annotations

from collections.abc import Callable

from app.messages import write
from app.messages.write import Point
from app.people.models import Person

HEATERS = Point(
    "The waiting room is cold.\nIt is loud, too.",
    "What we did",
    "We bought two heaters.\n\nThe radio is <b>off</b> now.",
)
LETTERS = Point("Letters come too late.", "What we will do by 3 May 2027", "We send them by e-mail as well.")
DOORS = Point("The doors are locked at five.", "What we could not do, and why", "The house belongs to the council.")
TITLE = "Involvement meeting"


def told(how: str, *points: Point, title: str = TITLE) -> Callable[[Person], int]:
    return lambda person: write.outcome_told(person, 1, title=title, points=points, ref="abc", how=how, once="1")


def due(why: str) -> Callable[[Person], int]:
    path = "/host/opportunities/abc/outcome"
    return lambda host: write.outcome_due(host, 1, own_title="Nurse <b>", why=why, day="1 December 2026", path=path)


MESSAGES: dict[str, Callable[[Person], int]] = {
    "outcome_told": told("first", HEATERS, LETTERS, DOORS),
    "outcome_told_more": told("more", LETTERS),
    "outcome_told_changed": told("changed", DOORS),
    "outcome_due": due("soon"),
    "outcome_due_late": due("late"),
    "outcome_due_promise": due("promise"),
    "outcome_reply": lambda host: write.outcome_reply(
        host, 1, name="Ann Lee", own_title="Nurse <b>", words="We said warm,\nnot loud.", once="1",
        path="/host/opportunities/abc/outcome",
    ),
}  # fmt: skip
SHORT: dict[str, Callable[[Person], int]] = {
    "outcome_told": told("first", HEATERS),
    "outcome_told_changed": told("changed", HEATERS, title="A meeting with a very long neutral title " * 3),
}
