"""The chapters after the day: who took part, what is paid, and the certificate that anybody may check until its
holder says otherwise."""

from __future__ import annotations

import io
from datetime import date

import pikepdf

from tests.journeys.posting import TITLE, hours
from tests.journeys.register import AMARA
from tests.support.walk import Walk


def the_team_sets_what_an_hour_is_worth(team: Walk) -> None:
    team.follows("Home")
    team.follows("Rates")
    team.is_refused("Add this rate", "Choose which rate it is.", keeping={"source": "The policy of 2026"})
    team.answers("Add this rate", tier="standard", pence="15", effective_from=date(2026, 1, 1), source="The policy")
    assert "£15" in team.reads


def the_team_records_who_took_part(team: Walk, ref: str) -> None:
    team.opens(f"/team/opportunities/{ref}/places")
    team.follows("Record who took part")
    team.is_refused("Save who took part")
    row = team.name_of(f"Did {AMARA} take part?")
    spent = hours(row.replace("-took", "-activity"), 3, 30) | hours(row.replace("-took", "-prep"), 1, 0)
    team.answers("Save who took part", **{row: "yes"}, **spent)
    assert "1 person took part." in team.reads


def she_sees_what_she_is_paid(amara: Walk) -> None:
    amara.follows("My involvement")
    done = amara.part("How it was worked out")
    for words in (TITLE, "4 hours 30 minutes", "£67.50"):
        assert words in done


def she_has_a_certificate(amara: Walk) -> str:
    """As a page and as paper; returns its code."""
    amara.follows("See your certificate")
    assert AMARA in amara.reads
    with pikepdf.open(io.BytesIO(amara.downloads("Download as PDF"))) as paper:
        assert paper.pages
        assert paper.Root.MarkInfo.Marked  # a screen reader can read it
    return amara.address().rsplit("/", 1)[1]


def anybody_may_check_it(visitor: Walk, code: str) -> None:
    visitor.opens(f"/certificates/{code}")
    assert visitor.heading == "This certificate is real"
    assert "A. T." in visitor.reads or "AT" in visitor.reads
    for private in (AMARA, TITLE, "Willow ward"):
        assert private not in visitor.reads


def she_switches_that_off(amara: Walk) -> None:
    amara.follows("Choose what others can see")
    amara.answers("Save", checkable="no")


def nobody_can_check_it(visitor: Walk, code: str) -> None:
    visitor.opens(f"/certificates/{code}", status=404)
