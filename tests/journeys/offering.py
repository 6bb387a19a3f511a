"""The chapters in which a host writes something down for people to take part in, and the team publishes it: the
shortest way through all the steps, first come, first served. `posting.py` has the long one, with what is refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from app.core import db
from app.core.actor import SYSTEM
from app.opportunities.actions import seed_kinds
from app.people.models import TrainingRecord
from tests.support.live import Live
from tests.support.make import Make
from tests.support.walk import Walk


@dataclass(frozen=True)
class Offer:
    title: str
    kind: str
    sessions: Sequence[Mapping[str, Any]]  # what is typed for each
    places: int = 2
    details: Mapping[str, Any] | None = None  # where the kind asks for more
    prep_minutes: int = 0
    condition: tuple[str, Mapping[str, Any]] | None = None  # the words of its link, and what is typed
    team: str = "Willow ward"
    doing: str = field(default="You plan it with us, and you are there on the day.")


def who_was_there_before(live: Live, staff: Make, *advisors: str, course: str) -> None:
    """The built-in kinds, and advisors with this training; each signs in with their first name."""
    with live.app.app_context(), db.transaction():
        seed_kinds(by=SYSTEM)
    for name in advisors:
        person = staff.advisor(name, email=f"{name.split()[0].lower()}@post.example")
        with live.app.app_context(), db.transaction() as session:
            session.add(TrainingRecord(person_id=person, course_code=course))


def signed_in(walk: Walk, name: str) -> Walk:
    walk.signs_in(f"{name}@post.example")
    return walk


def day_from_to(day: date, start: int, end: int, **more: Any) -> dict[str, Any]:
    return {"day": day, "start": time(start), "end": time(end), **more}


def the_host_writes(host: Walk, offer: Offer) -> str:
    """Every step once; returns the reference."""
    host.follows("Home")
    host.follows("Post an opportunity")
    host.answers(kind=offer.kind, team=offer.team, title=offer.title)
    ref = host.address().split("/")[3]
    host.answers(activity=offer.doing)
    if offer.details is not None:
        host.answers(**offer.details)
    for session in offer.sessions:
        host.answers("Add this session", **session)
    host.follows("Continue")
    several = {"attendance": "all"} if host.asks("attendance") else {}
    host.answers(**several, **{"prep_minutes-hours": offer.prep_minutes // 60,
                               "prep_minutes-minutes": offer.prep_minutes % 60})  # fmt: skip
    host.answers(format="in-person", venue="Room 2, Meadow House, 14 Weir Lane", venue_shown="with-place")
    host.answers("Add these places", type="either", number=offer.places, role="member")
    host.follows("Continue")
    host.answers(visibility="register")
    if offer.condition:
        host.follows(offer.condition[0])
        host.answers(**offer.condition[1])
    host.follows("Continue")
    host.follows("By the hour")
    host.answers(part="activity", tier="standard")
    host.follows("Continue")
    host.answers(expenses=["travel"])
    host.answers(payer="central")
    host.answers(method="first-come")
    host.answers(apply_by=["online"])
    host.answers(contact_name="Harriet Host", contact_phone="020 7946 0013", day_contact="Harriet, 020 7946 0013")
    host.answers(support="Somebody meets you at the door.")
    host.presses("Send to the involvement team")
    return ref


def the_team_publishes(team: Walk, offer: Offer) -> None:
    team.follows("Home")
    team.follows(offer.title)
    team.presses("Approve and publish")
    assert team.heading == "It is published"


def somebody_signs_up(advisor: Walk, offer: Offer) -> None:
    advisor.follows("Opportunities")
    advisor.follows(offer.title)
    advisor.follows("Sign up")
    advisor.presses("Sign up")


def the_worker_writes_to(live: Live, address: str) -> list[str]:
    """What arrives there in one round, as plain text."""
    before = len(live.letters_to(address))
    live.post_goes_out()
    letters = live.letters_to(address)[before:]
    return [str(body.get_content()) for mail in letters if (body := mail.get_body(("plain",)))]
