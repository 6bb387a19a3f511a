"""One cycle of an accreditation, from its first day to the next one's: the team on a phone without scripts, and an
advisor who helps from hers."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

import pytest

from app.people.models import Role
from tests.journeys import offering
from tests.journeys.conftest import WIDTHS, Someone
from tests.support.live import Live
from tests.support.looked_at import LookedAt
from tests.support.make import Make
from tests.support.walk import Walk

pytestmark = pytest.mark.browser
VISIT = date(2027, 3, 10)
NAME = "PLAN: Willow ward"
STANDARDS = """1.1;1;The team meets people within an hour.
1.2;2;Carers are offered a talk.
People get a plan they can read."""
HELP = offering.Offer(
    title="Help us get ready for our review",
    kind="accreditation-review",
    sessions=[offering.day_from_to(VISIT, 9, 16)],
    condition=("Link with the service", {"rule": "needed", "link": "service", "strength": "must"}),
)


@pytest.mark.parametrize("looked_at", WIDTHS, indirect=True)
def test_a_cycle_from_its_standards_to_the_next_one(
    live: Live, staff: Make, someone: Someone, looked_at: LookedAt
) -> None:
    # given a team that has a review before it, and two advisors who know its ward
    staff.team("Willow ward", staff.person("Harriet Host", Role.HOST, email="host@post.example"))
    staff.person("Tamsin Team", Role.TEAM, email="team@post.example")
    offering.who_was_there_before(live, staff, "Amara Lee", "Ben Ray", course="peer-review-training")
    host, team, amara, ben = (offering.signed_in(someone(), name) for name in ("host", "team", "amara", "ben"))

    # when the host begins the review and pastes the standards of the scheme
    review = the_host_begins_it(host)
    the_host_pastes_the_standards(host)

    # then they ask for people with lived experience, and link what they have posted
    ref = offering.the_host_writes(host, HELP)
    offering.the_team_publishes(team, HELP)
    the_host_links_it(host, ref)
    for advisor in (amara, ben):
        they_know_the_service_and_have_a_place(advisor)

    # when Amara is given a standard, she says on her phone what shows it, and the host reads it
    the_host_gives_a_standard_to_amara(host, review)
    amara_says_what_shows_it(amara)
    the_host_reads_it_and_it_is_met(host, review)

    # when the day is planned, both read it, and the host sees how the standards stand
    the_host_plans_the_day(host, review)
    amara_reads_the_day(amara)

    # when the visit is over and the scheme has decided, the team says what it does about the report
    live.advance(timedelta(days=120))
    offering.signed_in(host, "host")
    the_outcome_is_written_down(host, review)
    the_team_says_what_it_does_about_the_report(host, review)

    # then nine months before the next one the host is told, once, and the involvement team sees it
    live.post_goes_out()
    live.advance(timedelta(days=702))  # 2 March 2029
    assert not letters_about_it(live)
    live.advance(timedelta(days=99))  # 9 June 2029
    link = the_host_is_reminded(live)
    offering.signed_in(team, "team")
    assert "PLAN review of Willow ward in March 2030: has the team begun?" in team.reads

    # when the next cycle begins, it has the same standards and nothing of what was said of them
    offering.signed_in(host, "host")
    the_next_one_begins(host, link)
    team.follows("Home")
    assert "has the team begun?" not in team.reads
    assert not looked_at.found, "\n".join(looked_at.found)


def the_host_begins_it(host: Walk) -> str:
    host.follows("My team's opportunities")
    host.follows("Accreditation and reviews")
    host.follows("Begin a review")
    host.is_refused("Save", "Enter the name of the scheme or review.", keeping={"visitors": "4"})
    host.answers(
        "Save", scheme="PLAN", accredits="y", expires_on=date(2027, 3, 31), self_from=date(2027, 1, 4),
        self_until=date(2027, 2, 12), visit_on=VISIT, visitors="4", people="3", carers="2", remind_months="9",
    )  # fmt: skip
    assert host.heading == NAME and "Wednesday 10 March 2027" in host.reads
    return host.address()


def the_host_pastes_the_standards(host: Walk) -> None:
    host.follows("The standards, and what shows them")
    host.follows("Add standards")
    said = "Line 1: its type is not 1, 2 or 3. Leave it empty if it has none."
    host.is_refused("Add them", said, keeping={"domain": "Core", "text": "1.1;9;Words."})
    host.answers("Add them", text=STANDARDS)
    assert host.reads.count("Not looked at yet") == 3


def the_host_links_it(host: Walk, ref: str) -> None:
    host.follows("My team's opportunities")
    host.follows("Accreditation and reviews")
    host.follows("PLAN")
    host.follows("Link an opportunity")
    host.answers("Link it", opportunity=ref, part="help")
    assert "They help with our own review, and know the service" in host.reads
    assert "does not ask for it" not in host.reads


def they_know_the_service_and_have_a_place(advisor: Walk) -> None:
    advisor.follows("Opportunities")
    advisor.follows(HELP.title)
    advisor.follows("Sign up")
    asks_all = "This one asks for everything in the list. Tick what is true, or ring us to talk about it."
    advisor.is_refused("Continue", asks_all)
    advisor.answers("Continue", ticks=["1"])
    assert "You have used this service." in advisor.reads
    advisor.presses("Sign up")
    assert advisor.heading == "You have a place"


def the_host_gives_a_standard_to_amara(host: Walk, review: str) -> None:
    host.opens(review)
    host.follows("The standards, and what shows them")
    host.follows("1.1 The team meets people within an hour.")
    host.chooses("owner", "Amara Lee")
    host.answers("Save", met="not-looked-at", due_on=date(2027, 2, 1))
    assert "Amara Lee" in host.reads


def amara_says_what_shows_it(amara: Walk) -> None:
    amara.follows("My involvement")
    amara.follows(HELP.title)
    amara.follows("About the review, and the day")
    assert amara.heading == NAME and "What you say counts as much as what staff say." in amara.reads
    assert "by Monday 1 February 2027, if you can" in amara.reads
    amara.follows("1.1 The team meets people within an hour.")
    amara.is_refused("Add it", "Say in a sentence or two what shows it.")
    amara.answers("Add it", words="I asked five people at the door. All had been met.")


def the_host_reads_it_and_it_is_met(host: Walk, review: str) -> None:
    host.opens(f"{review}/standards")
    host.follows("1.1 The team meets people within an hour.")
    assert "I asked five people at the door." in host.reads
    host.answers("Save", met="met")


def the_host_plans_the_day(host: Walk, review: str) -> None:
    host.opens(review)
    host.follows("Change the day")
    arrival = {"starts": time(9, 30), "ends": time(10), "sort": "arrival", "words": "At the front door"}
    host.answers("Add it to the day", **arrival)
    host.answers("Add it to the day", starts=time(10), ends=time(11), sort="people", words="Garden room")
    host.answers("Add it to the day", starts=time(11), ends=time(11, 30), sort="break")
    host.presses("Add it to the day")
    host.fills(starts=time(10, 30), ends=time(11, 15), sort="tour")
    host.presses("Add it to the day")
    assert "Two parts of the day run into each other at 10:30." in host.reads
    host.opens(review)
    host.presses("Self-review")


def amara_reads_the_day(amara: Walk) -> None:
    amara.follows("My involvement")
    amara.follows(HELP.title)
    amara.follows("About the review, and the day")
    for words in ("9:30am – 10am Arrival and welcome", "Garden room", "Self-review"):
        assert words in amara.reads, amara.reads


def the_outcome_is_written_down(host: Walk, review: str) -> None:
    host.opens(review)
    host.presses("Visit done")
    host.presses("Report is here")
    host.follows("Write down the outcome")
    host.is_refused("Save the outcome", "Choose what was decided.")
    host.answers("Save the outcome", outcome="accredited", on=date(2027, 3, 31), next_on=date(2030, 3, 9))
    assert "Saturday 9 March 2030" in host.reads


def the_team_says_what_it_does_about_the_report(host: Walk, review: str) -> None:
    host.follows("Add something you will do")
    host.answers("Save", words="Offer every carer a talk in the first week.", due_on=date(2027, 6, 1))
    host.follows("Offer every carer a talk in the first week.")
    host.answers("Save", done_on=date(2027, 3, 31))
    assert "Done" in host.reads


def letters_about_it(live: Live) -> list[str]:
    """What the worker writes to the host about the next review; of what people are still to hear it writes too."""
    found = offering.the_worker_writes_to(live, "host@post.example")
    return [each for each in found if "next review" in each]


def the_host_is_reminded(live: Live) -> str:
    (said,) = letters_about_it(live)
    assert "The next review of Willow ward is on Saturday 9 March 2030: PLAN." in said
    (link,) = re.findall(r"http\S+(/host/reviews/\S+)", said)
    live.advance(timedelta(days=1))
    assert not letters_about_it(live)
    return str(link)


def the_next_one_begins(host: Walk, link: str) -> None:
    host.opens(link)
    host.presses("Begin the next review")
    assert host.heading == NAME and "Planned" in host.reads
    host.follows("The standards, and what shows them")
    assert host.reads.count("Not looked at yet") == 3
    host.follows("1.1 The team meets people within an hour.")
    assert "I asked five people" not in host.reads and "Nothing yet." in host.reads
