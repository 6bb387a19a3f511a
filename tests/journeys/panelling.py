"""The chapters of a recruitment panel up to the morning of its interviews: who signs up, what it is and who sits on it,
the timetable, what is asked, the pack, and somebody who cannot do it on the day before."""

from __future__ import annotations

from datetime import date

from tests.journeys import offering
from tests.support import sent
from tests.support.live import Live
from tests.support.walk import Walk

PANEL = offering.Offer(
    title="Choose a staff nurse",
    kind="interview-panel",
    sessions=[offering.day_from_to(date(2027, 1, 27), 9, 17)],
    prep_minutes=60,
    details={"planning_minutes": "45", "briefing_minutes": "30"},
)


def four_sign_up(people: dict[str, Walk]) -> None:
    for name, heading in zip(("amara", "ben", "cara", "dev"), ("have a place",) * 2 + ("reserve",) * 2, strict=True):
        offering.somebody_signs_up(people[name], PANEL)
        assert heading in people[name].heading
        people[name].presses("No")  # they know nobody who could apply
        assert "Could you know somebody" not in people[name].reads


def the_host_sets_it_up(host: Walk, ref: str) -> str:
    host.opens(f"/host/opportunities/{ref}")
    host.follows("The recruitment panel")
    host.follows("Change what the panel is")
    said = "Type the vacancy's number, like 334-25-0012, and leave out anybody's name."
    host.is_refused("Save", said, keeping={"reference": "Jane Smith"})
    host.answers(
        "Save", post="Staff nurse", band="5", reference="334-25-0012", shape="mixed", involvement="member",
        candidates="5", decision_rule="majority",
    )  # fmt: skip
    for name, role in (("Chris Chair", "chair"), ("Mo Manager", "member")):
        host.follows("Add somebody")
        host.chooses("who", name)
        host.answers("Save", role=role)
    for name in ("Amara Lee", "Ben Ray", "Chris Chair", "Mo Manager"):
        assert name in host.reads
    return host.address().rsplit("/", 1)[1]


def the_way_to_the_day(host: Walk, panel: str) -> None:
    host.follows("The way to the day: who does what by when")
    assert "Next: Shortlist" in host.reads
    host.presses("It is done", about="Shortlist")
    assert "Next: Hold the planning meeting" in host.reads


def the_timetable_of_five(host: Walk, panel: str) -> None:
    host.opens(f"/host/panels/{panel}")
    host.follows("Timetable of the interviews")
    host.presses("Use the days of the opportunity")
    host.follows("Make the timetable")
    host.answers("Continue", candidates="5", reason="The times are found.")
    host.presses("Save it")
    for words in ("9:30am to 10:15am Candidate 1", "11:30am to 11:45am Break", "12:45pm to 1:30pm Lunch", "Finish 4pm"):
        assert words in host.reads


def what_is_asked_and_looked_for(host: Walk, amara: Walk, panel: str) -> None:
    host.opens(f"/host/panels/{panel}")
    host.follows("Questions and criteria")
    for name in ("Kindness", "Calm"):
        host.follows("Add a criterion")
        host.answers("Save", name=name, words="How they speak of people.")
    amara.follows("My involvement")
    amara.follows(PANEL.title)
    amara.follows("Your panel: who sits on it, and what happens when")
    amara.follows("Questions and criteria")
    amara.follows("Add a question")
    amara.answers("Save", words="What would you do if I did not want to talk?")
    assert "Written by Amara" in amara.reads


def the_pack(live: Live, host: Walk, amara: Walk, ref: str) -> None:
    host.opens(f"/host/opportunities/{ref}/documents")
    host.follows("Add a document")
    file = {"name": "person-specification.pdf", "mimeType": "application/pdf", "buffer": sent.pdf()}
    host.answers("Add it", title="Person specification", kind="person-specification", format="pdf", file=file)
    host.presses("Tell everybody that there is something to read")
    live.post_goes_out()
    amara.follows("My involvement")
    amara.follows(PANEL.title)
    amara.follows("What there is to read before it")
    amara.is_refused("Continue", "Tick the box if you agree. If you do not, please talk with us.")
    amara.answers("Continue", agree="y")
    assert amara.downloads("Person specification").startswith(b"%PDF")


def the_names_are_told(live: Live, host: Walk, panel: str) -> None:
    live.post_goes_out()
    host.opens(f"/host/panels/{panel}")
    host.follows("Who knows a candidate")
    host.presses("I have told them who the candidates are")
    live.post_goes_out()


def ben_cannot_do_this_one(ben: Walk, panel: str) -> None:
    ben.follows("My involvement")
    ben.follows(PANEL.title)
    ben.follows("Your panel: who sits on it, and what happens when")
    ben.follows("Do you know any of the candidates?")
    ben.is_refused("Send", "Choose one of the answers. All of them are fine.")
    ben.answers("Send", knows="cannot")
    assert "You are not on this panel any more, and nobody asks why." in ben.reads


def dev_takes_the_place(live: Live, team: Walk, panel: str) -> None:
    """Both next in line are to be rung; the first cannot be reached, the second says yes."""
    live.post_goes_out()
    team.follows("Home")
    team.follows(f"Ring to give a place that is free: {PANEL.title}")
    assert team.reads.index("Cara Poe") < team.reads.index("Dev Nair")
    team.presses("No answer", about="Cara Poe")
    team.presses("They said yes", about="Dev Nair")
    assert "Cara Poe" not in team.reads


def dev_reads_what_he_does_when(dev: Walk) -> None:
    dev.follows("My involvement")
    dev.follows(PANEL.title)
    assert dev.heading == "You have a place"
    dev.follows("Your panel: who sits on it, and what happens when")
    dev.follows("Do you know any of the candidates?")
    dev.answers("Send", knows="nobody")
    dev.follows("Your day: what you do when")
    assert "2:30pm to 3:15pm Candidate 5" in dev.reads
