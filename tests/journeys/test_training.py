"""A training of three sessions with two trainers, from its questions to the hours of both: on a phone, without
scripts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.people.models import Role
from tests.journeys import offering
from tests.journeys.conftest import WIDTHS, Someone
from tests.support.live import Live
from tests.support.looked_at import LookedAt
from tests.support.make import Make
from tests.support.walk import Walk

pytestmark = pytest.mark.browser
FIRST = date(2027, 1, 12)
DAYS = ("Tuesday 12 January 2027", "Tuesday 19 January 2027", "Tuesday 26 January 2027")
TRAINING = offering.Offer(
    title="Listening well: training new nurses",
    kind="training-session",
    sessions=[offering.day_from_to(FIRST, 10, 12, turns=3, weeks=1)],
    prep_minutes=90,
    details={
        "audience": "New nurses", "audience_size": 20, "aims": "Listen before they write.", "slides": "together",
        "design_minutes": 60, "rehearsal_minutes": 30, "rehearsal_on": date(2027, 1, 5), "story": "if-you-wish",
        "recorded": "y", "reuse": "On our pages for new staff", "quiet_room": "y", "certificate": "Trained nurses",
    },
)  # fmt: skip


@pytest.mark.parametrize("looked_at", WIDTHS, indirect=True)
def test_two_trainers_a_series_of_three(live: Live, staff: Make, someone: Someone, looked_at: LookedAt) -> None:
    # given a host, the involvement team, and two advisors who train others
    staff.team("Willow ward", staff.person("Harriet Host", Role.HOST, email="host@post.example"))
    staff.person("Tamsin Team", Role.TEAM, email="team@post.example")
    offering.who_was_there_before(live, staff, "Amara Lee", "Ben Ray", course="train-the-trainers")
    host, team, amara, ben = (offering.signed_in(someone(), name) for name in ("host", "team", "amara", "ben"))

    # when the host is asked what a training needs, and the team publishes it
    the_questions_of_a_training_are_asked(host)
    ref = offering.the_host_writes(host, TRAINING)
    offering.the_team_publishes(team, TRAINING)

    # then both sign up to all three sessions, and read before it what a training asks of them
    amara_reads_what_it_is(amara)
    both_have_a_place_in_all_three(amara, ben)

    # when one says yes to a recording, the other no, the host reads both before the day
    says(amara, story="no", recording="yes", reuse="yes")
    says(ben, story="yes", recording="no", reuse="no")
    the_host_reads_who_said_yes(host, ref)

    # then a yes that is taken back between two sessions reaches the host by itself
    live.post_goes_out()
    live.advance(timedelta(days=44))
    for person, name in ((amara, "amara"), (host, "host"), (team, "team")):
        offering.signed_in(person, name)
    says(amara, story="no", recording="no", reuse="yes")
    the_host_is_told(live, host, ref)

    # when all three are over, the host writes down how it was judged, in numbers
    live.advance(timedelta(days=14))
    offering.signed_in(host, "host")
    the_host_writes_down_what_people_said(host, ref)

    # then each has the hours of three sessions, and a certificate for each
    for day in DAYS:
        the_host_records_who_took_part(host, ref, day)
    for trainer, name in ((amara, "amara"), (ben, "ben")):
        offering.signed_in(trainer, name)
        hours_of_all_three_stand_there(trainer)
    assert not looked_at.found, "\n".join(looked_at.found)


def the_questions_of_a_training_are_asked(host: Walk) -> None:
    """What was planned to be used elsewhere has to be told or recorded first."""
    host.follows("Post an opportunity")
    host.answers(kind=TRAINING.kind, team=TRAINING.team, title="Tried out")
    host.answers(activity=TRAINING.doing)
    assert "Are people asked to tell their own story?" in host.reads
    said = "Nothing is recorded or told that could be used elsewhere. Leave this empty."
    host.is_refused("Save and continue", said, keeping={"reuse": "On our pages"})


def amara_reads_what_it_is(amara: Walk) -> None:
    amara.follows("Opportunities")
    amara.follows(TRAINING.title)
    for words in ("New nurses", "Only if you wish", "Tuesday 5 January 2027", "There is a quiet room", *DAYS):
        assert words in amara.reads, amara.reads


def both_have_a_place_in_all_three(*trainers: Walk) -> None:
    for trainer in trainers:
        offering.somebody_signs_up(trainer, TRAINING)
        assert trainer.heading == "You have a place"
        assert "3 sessions" in trainer.reads


def says(trainer: Walk, **answers: str) -> None:
    trainer.follows("My involvement")
    trainer.follows(TRAINING.title)
    trainer.follows("Your story, and being recorded: yes or no")
    trainer.answers("Save", **answers)


def the_host_reads_who_said_yes(host: Walk, ref: str) -> None:
    host.opens(f"/host/opportunities/{ref}")
    host.follows("People and places")
    host.follows("Stories and recordings: who said yes")
    assert "Being recorded Yes" in host.part("Amara") and "Being recorded No" in host.part("Ben")


def the_host_is_told(live: Live, host: Walk, ref: str) -> None:
    (said,) = offering.the_worker_writes_to(live, "host@post.example")
    assert "Amara Lee has taken back a yes." in said and "Being recorded" in said
    (link,) = live.links_in(live.letters_to("host@post.example")[-1], "/host/")
    host.opens(link)
    assert "Being recorded Taken back" in host.part("Amara")


def the_host_writes_down_what_people_said(host: Walk, ref: str) -> None:
    host.opens(f"/host/opportunities/{ref}")
    host.follows("What was done, in numbers")
    for day, very_good, good, not_good in zip(DAYS, (12, 10, 14), (6, 8, 4), (0, 2, 0), strict=True):
        host.follows("Write it down")  # the next one of which nothing is written down
        assert day in host.heading
        host.answers("Save", said_5=very_good, said_4=good, said_2=not_good)
    assert "So far 56 people judged it: 4.6 of 5 on average." in host.reads


def the_host_records_who_took_part(host: Walk, ref: str, day: str) -> None:
    host.opens(f"/host/opportunities/{ref}/places")
    host.follows("Record who took part")
    host.follows(day)
    rows = [host.name_of(f"Did {name} take part?") for name in ("Amara Lee", "Ben Ray")]
    host.answers("Save who took part", **dict.fromkeys(rows, "yes"))
    assert "2 people took part." in host.reads


def hours_of_all_three_stand_there(trainer: Walk) -> None:
    trainer.follows("My involvement")
    assert trainer.reads.count("See your certificate") == 3
    for hours in ("5 hours", "2 hours"):  # to prepare, to plan and to rehearse is counted once
        assert f"Your time {hours}" in trainer.reads
    trainer.follows("Your turns and hours")
    assert "Hours, as planned 9 hours" in trainer.reads  # three of two; preparing, planning, rehearsing once
    trainer.follows("My involvement")
    trainer.follows("See your certificate")
    assert trainer.downloads("Download as PDF").startswith(b"%PDF")
