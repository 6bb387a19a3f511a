"""The chapters in which an interview panel is written, sent back, put right and published."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from tests.support.walk import Walk

TITLE = "Help to choose a ward nurse"
DAY = date(2027, 3, 30)  # two days after the clocks go forward
START, END = time(10, 0), time(13, 0)
SAVE = "Save and continue"


def the_team_adds_the_kinds(team: Walk) -> None:
    team.follows("Manage opportunities")
    team.follows("Kinds of opportunity")
    team.presses("Add the built-in kinds")
    assert "Interview panel" in team.reads


def the_host_writes_it(host: Walk) -> str:
    """Step by step, trying each with nothing first; returns the reference."""
    host.follows("My team's opportunities")
    host.follows("Post an opportunity")
    host.is_refused(SAVE, "Choose a kind.", keeping={"title": TITLE})
    host.answers(kind="interview-panel", team="Willow ward")
    ref = host.address().split("/")[3]
    host.is_refused(SAVE, "Say what people will do.", keeping={"may_change": "Who is chosen."})
    host.answers(activity="You meet three people. You ask them questions. You say whom you would choose.")
    host.answers(planning_minutes="45", briefing_minutes="30")
    _when_and_where(host)
    _who(host)
    _pay(host)
    _how(host)
    return ref


def _when_and_where(host: Walk) -> None:
    host.is_refused("Add this session", "Enter the day.", "Enter when it ends.", keeping={"start": START})
    host.answers("Add this session", day=DAY, start=START, end=END)
    assert "Tuesday 30 March 2027, 10am to 1pm" in host.reads
    host.follows("Continue")
    host.is_refused(SAVE, "Enter the time in hours and minutes, like 2 and 30.", keeping=hours("prep_minutes", 1, 75))
    host.answers(**hours("prep_minutes", 1, 0))
    nowhere = "Enter the place, or at least the area if the place is not known yet."
    host.is_refused(SAVE, nowhere, keeping={"venue_access": "No steps."})
    host.answers(format="in-person", venue="Room 2, Meadow House, 14 Weir Lane", venue_shown="with-place")


def _who(host: Walk) -> None:
    host.is_refused("Add these places", "Choose who the places are for.", keeping={"number": "2"})
    host.answers("Add these places", type="service-user", number="2", role="member")
    host.follows("Continue")
    host.is_refused(SAVE, "There are only 2 places. Enter a number up to that.", keeping={"minimum_to_run": "3"})
    host.answers(who_for="Anybody who has used our wards.", minimum_to_run="", visibility="register")
    host.follows("Training")
    which = "Choose a course, or say in words which training it is."
    host.is_refused(SAVE, which, keeping={"own_words": "You have done our panel training."})
    host.answers(course="Interview panel training", own_words="")
    host.follows("Continue")


def _pay(host: Walk) -> None:
    host.follows("By the hour")
    host.is_refused(SAVE, "Choose what it is for.", keeping={"note": "Paid within 30 days."})
    host.answers(part="activity", tier="standard")
    host.follows("By the hour")
    host.answers(part="preparation", tier="standard")
    host.follows("Continue")
    host.answers(expenses=["travel", "care"])
    host.answers(payer="central", cost_centre="A12")


def _how(host: Walk) -> None:
    unfair = "Say by which rule people are chosen, so that everybody can read it."
    host.is_refused(SAVE, unfair, keeping={"method": "chosen"})
    host.answers(choice_rule="Whoever has had the fewest turns comes first.", closes_on=date(2027, 3, 1))
    host.is_refused(SAVE, "Choose at least one way.", keeping={"apply_note": "Ring if you like."})
    host.answers(apply_by=["online", "phone"])
    host.is_refused(SAVE, "Enter who people can ask.", keeping={"contact_phone": "020 7946 0013"})
    host.answers(contact_name="Harriet Host", day_contact="Harriet Host, 020 7946 0013")
    host.is_refused(SAVE, "Say what support people get.", keeping={"documents": "The questions, a week before."})
    host.answers(support="Somebody meets you at the door and rings you the next day.")


def the_host_checks_and_sends_it(host: Walk) -> None:
    assert host.heading.endswith("Check your answers")
    for words in (TITLE, "Tuesday 30 March 2027, 10am to 1pm", "Interview panel training", "Travel"):
        assert words in host.reads
    host.presses("Send to the involvement team")
    assert host.heading == "It is sent"


def the_team_sends_it_back(team: Walk) -> None:
    team.follows("Home")
    team.follows(TITLE)
    team.follows("Send it back")
    team.is_refused("Send it back", "Say what the host should change.")
    team.answers("Send it back", reason="Please say that lunch is free.")


def the_host_puts_it_right(host: Walk) -> None:
    host.follows("See this opportunity")
    assert "Please say that lunch is free." in host.reads
    host.follows("Expenses")
    host.answers(expenses_note="Lunch is free.")
    host.opens(host.address().split("/edit/")[0])
    host.follows("Check your answers")
    the_host_checks_and_sends_it(host)


def the_team_publishes_it(team: Walk) -> None:
    team.follows("Home")
    team.follows(TITLE)
    assert "Lunch is free." in team.reads
    team.presses("Approve and publish")
    assert team.heading == "It is published"


def hours(name: str, whole: int, minutes: int) -> dict[str, Any]:
    return {f"{name}-hours": whole, f"{name}-minutes": minutes}
