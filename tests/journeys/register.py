"""The chapters in which a spreadsheet becomes the register, and one of its people gets an account."""

from __future__ import annotations

from tests.people.register.reading import COMMUNITY
from tests.support.live import Live
from tests.support.walk import Walk

AMARA, AMARA_EMAIL = "Amara Thistlewood", "a.thistlewood@post.example"
LUCJA = "Łucja Żurawska"  # has no e-mail address: the team rings her
PASSWORD = "river lantern teapot"


def the_team_brings_in_the_spreadsheet(team: Walk) -> None:
    team.follows("Register")
    team.follows("Bring in a spreadsheet")
    team.is_refused("Continue", "Choose a file.")
    team.answers("Continue", file=COMMUNITY)
    assert team.heading == "What is in the columns?"
    team.presses("Continue")
    assert "Ready 24" in team.reads
    assert "Need an answer 1" in team.reads
    team.presses("Bring in 24 people")
    assert "24 people are on the register now." in team.reads


def the_team_answers_what_was_asked(team: Walk) -> None:
    assert "The e-mail “o.fennimore@post” cannot be right." in team.reads
    team.is_refused("Save the answers", keeping={"t-25-email": "still@not"})
    team.answers("Save the answers", **{"t-25-email": "o.fennimore@post.example"})
    assert "1 person is on the register now." in team.reads
    team.follows("Go to the register")
    assert "25 people" in team.reads


def an_advisor_is_invited_and_chooses_a_password(team: Walk, amara: Walk, live: Live) -> None:
    _the_team_finds(team, AMARA)
    team.presses("Send an invitation")
    assert "The invitation is on its way." in team.reads
    live.post_goes_out()
    amara.opens(live.links_in(live.letters_to(AMARA_EMAIL)[-1], "/welcome/")[0])
    amara.is_refused("Save my password", "Enter a new password.")
    amara.answers("Save my password", password=PASSWORD, again=PASSWORD)
    assert amara.heading == f"Hello {AMARA}"


def _the_team_finds(team: Walk, name: str) -> None:
    team.follows("Register")
    team.fills(q=name.rsplit(maxsplit=1)[-1])
    team.presses("Show results")
    team.follows(name)
    assert team.heading == name
