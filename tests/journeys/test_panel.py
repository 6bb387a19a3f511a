"""A whole recruitment panel, from the request to what everybody has of it afterwards: nine people, one day of
interviews, somebody who cannot do it on the day before, and somebody who is called away on the day itself."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest

from app.people.models import Role
from tests.journeys import offering, panelling
from tests.journeys.conftest import WIDTHS, Someone
from tests.support.live import Live
from tests.support.looked_at import LookedAt
from tests.support.make import Make
from tests.support.walk import Walk

pytestmark = pytest.mark.browser
READS = {"harriet": ("scores", "/host"), "dev": ("wash-up", "my-scores", "")}  # those from whom it is sealed
SCORED = {"Amara Lee", "Dev Nair", "Nia Nurse", "Chris Chair"}
NOT = "not-appointable"
OUTCOMES = (NOT, "appointed", "reserve", NOT, NOT)  # of the five candidates
SEALED = "The scores are sealed."
NEXT = "Save, and go to the next candidate"


@pytest.mark.parametrize("looked_at", WIDTHS, indirect=True)
def test_a_panel_from_the_request_to_the_certificate(
    live: Live, staff: Make, someone: Someone, looked_at: LookedAt
) -> None:
    # given a team, the involvement team, and four advisors
    hosts = [staff.person(name, Role.HOST, email=f"{name.split()[0].lower()}@post.example")
             for name in ("Harriet Host", "Chris Chair", "Mo Manager", "Nia Nurse")]  # fmt: skip
    staff.team("Willow ward", *hosts)
    staff.person("Tamsin Team", Role.TEAM, email="team@post.example")
    offering.who_was_there_before(
        live, staff, "Amara Lee", "Ben Ray", "Cara Poe", "Dev Nair", course="interview-panel-training"
    )
    names = ("harriet", "team", "chris", "mo", "nia", "amara", "ben", "cara", "dev")
    people = {name: offering.signed_in(someone(), name) for name in names}
    host, team, amara, ben, dev = (people[name] for name in ("harriet", "team", "amara", "ben", "dev"))

    # when the panel is asked for and published, two advisors have its places and two are next in line
    ref = offering.the_host_writes(host, panelling.PANEL)
    offering.the_team_publishes(team, panelling.PANEL)
    panelling.four_sign_up(people)

    # then the host says what it is and who sits on it, makes the list of steps, and the timetable of the day
    panel = panelling.the_host_sets_it_up(host, ref)
    panelling.the_way_to_the_day(host, panel)
    panelling.the_timetable_of_five(host, panel)
    panelling.what_is_asked_and_looked_for(host, amara, panel)
    panelling.the_pack(live, host, amara, ref)

    # when on the day before Ben cannot do this one, the next in line are rung, and the first yes has the place
    live.advance(timedelta(days=56, hours=3))  # Tuesday 26 January 2027, midday
    for name, person in people.items():
        offering.signed_in(person, name)
    panelling.the_names_are_told(live, host, panel)
    panelling.ben_cannot_do_this_one(ben, panel)
    panelling.dev_takes_the_place(live, team, panel)
    panelling.dev_reads_what_he_does_when(dev)

    # when the day has come, each scores alone, and nobody else can tell
    live.advance(timedelta(hours=21))
    for name in ("harriet", "team", "chris", "mo", "nia", "amara", "dev"):
        offering.signed_in(people[name], name)
    seen = [what_is_seen(people[name], panel, *pages) for name, pages in READS.items()]
    scores(people["mo"], panel, [5])
    scores(amara, panel, [2, 4, 3, 3, 1])
    assert [what_is_seen(people[name], panel, *pages) for name, pages in READS.items()] == seen

    # when Mo is called away, Nia takes over, and what he gave drops out
    nia_takes_over(host, people["mo"], panel)
    for name, points in (("dev", [3, 5, 3, 2, 2]), ("nia", [3, 4, 2, 2, 2])):
        scores(people[name], panel, points)
        assert "The whole panel Not yet" in what_the_chair_sees(people["chris"], panel)
    scores(people["chris"], panel, [3, 4, 3, 1, 2])
    the_chair_opens_what_is_all_in(people["chris"], panel)

    # then the four talk about it side by side, and the outcome can be filed, by labels alone
    the_wash_up(amara, panel)
    the_outcome_and_the_file(host, panel)

    # and when it is over, hours and a certificate stand with whoever was there, and with nobody else
    live.advance(timedelta(days=1))
    for name in ("harriet", "team", "amara", "ben", "dev"):
        offering.signed_in(people[name], name)
    what_follows(host, team, panel)
    for advisor in (amara, dev):
        hours_and_a_certificate(advisor)
    ben.follows("My involvement")
    assert "See your certificate" not in ben.reads
    assert not looked_at.found, "\n".join(looked_at.found)


def what_is_seen(person: Walk, panel: str, *pages: str) -> list[str]:
    """The pages on which a score, or that there is one, could show."""
    found = []
    for page in pages:
        person.opens(f"{page}/panels/{panel}" if page.startswith("/") else f"/panels/{panel}/{page}".rstrip("/"))
        found.append(person.reads)
    assert SEALED in found[0]
    return found


def scores(member: Walk, panel: str, points: list[int]) -> None:
    """One candidate after the other; both criteria alike."""
    member.opens(f"/panels/{panel}/my-scores")
    member.follows("Candidate 1")
    for each in points:
        names = [member.name_of(name) for name in ("Kindness", "Calm")]
        member.answers(NEXT, **dict.fromkeys(names, str(each)))


def nia_takes_over(host: Walk, mo: Walk, panel: str) -> None:
    mo.opens(f"/panels/{panel}")
    mo.presses("I step down")
    host.opens(f"/host/panels/{panel}")
    host.follows("Add somebody")
    host.chooses("who", "Nia Nurse")
    host.answers("Save", role="member")
    assert "Mo Manager" not in host.reads


def what_the_chair_sees(chris: Walk, panel: str) -> str:
    chris.opens(f"/panels/{panel}/my-scores")
    return chris.reads


def the_chair_opens_what_is_all_in(chris: Walk, panel: str) -> None:
    assert "The whole panel All in" in what_the_chair_sees(chris, panel)
    chris.follows("Open the scores")
    chris.presses("Open the scores for the panel")
    assert chris.heading.endswith("Wash-up")


def the_wash_up(amara: Walk, panel: str) -> None:
    amara.opens(f"/panels/{panel}")
    amara.follows("Wash-up: all scores side by side, once they are open")
    speak = amara.reads.partition("Who speaks when")[2]
    order = [speak.index(name) for name in ("Amara", "Dev", "Nia Nurse", "Chris Chair")]
    assert order == sorted(order)  # advisors speak first, the chair last
    for name in ("Mo Manager", "Ben", "Cara"):
        assert name not in amara.reads


def the_outcome_and_the_file(host: Walk, panel: str) -> None:
    host.opens(f"/panels/{panel}/scores")
    host.follows("Record the outcome")
    for number, outcome in enumerate(OUTCOMES, start=1):
        host.fills(**{host.name_of(f"Candidate {number}"): outcome})
    host.presses("Record")
    assert host.downloads("Scores as PDF").startswith(b"%PDF")
    table = host.downloads("Scores as a table (CSV)").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert {row["Candidate"] for row in rows} == set("12345") and not any(row["Reference"] for row in rows)
    assert {row["Member"] for row in rows if row["Counts"] == "Yes"} == SCORED
    assert not [row for row in rows if row["Member"] == "Mo Manager" and row["Counts"] == "Yes"]


def what_follows(host: Walk, team: Walk, panel: str) -> None:
    host.opens(f"/host/panels/{panel}")
    host.follows("After the panel")
    host.presses("All of them took part, as planned")
    host.follows("Say how many were appointed")
    host.answers("Save", appointed="1")
    assert "1 person was appointed." in host.reads
    team.opens(f"/host/panels/{panel}/after")
    for name in ("Amara Lee", "Dev Nair"):
        team.presses("I have rung them", about=name)


def hours_and_a_certificate(advisor: Walk) -> None:
    advisor.follows("My involvement")
    assert "Your time 9 hours 15 minutes" in advisor.reads
    advisor.follows("See your certificate")
    assert advisor.downloads("Download as PDF").startswith(b"%PDF")
