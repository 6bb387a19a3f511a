"""What fits an advisor, who fits an opportunity, and a proposal from asking to offers: on a phone, without scripts."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.opportunities.states import Method
from app.people.models import Role
from tests.journeys.conftest import Someone
from tests.support.live import Live
from tests.support.looked_at import LookedAt
from tests.support.make import Make

pytestmark = pytest.mark.browser


def test_a_proposal_is_made_looked_at_changed_and_released(
    live: Live, staff: Make, someone: Someone, looked_at: LookedAt
) -> None:
    # given two advisors and a panel of one place that the team chooses for
    staff.person("Tamsin Team", Role.TEAM, email="tamsin@post.example")
    for name in ("Amara", "Ben"):
        staff.advisor(name, email=f"{name.lower()}@post.example")
    ref = staff.opportunity(title="Interview panel", method=Method.CHOSEN, choice_rule="By need.")
    amara, team = someone(), someone()

    # when Amara looks at what fits her, she reads why, and puts her name down
    amara.signs_in("amara@post.example")
    amara.opens("/what-fits-me")
    assert "This fits you: nothing else is needed." in amara.reads
    amara.follows("Interview panel")
    amara.presses("Not this one")
    assert "We will not ask you about this one." in amara.reads
    amara.presses("You may ask me again")
    amara.follows("Sign up")
    amara.presses("Sign up")
    assert amara.heading == "We have your name"

    # when the team asks for a proposal, it is told that it is being made, and then that it is proved
    team.signs_in("tamsin@post.example")
    team.opens(f"/team/opportunities/{ref}/who-fits")
    assert "It fits 2 of 2 people." in team.reads
    team.opens("/team/proposals")
    team.presses("Make a proposal")
    assert "This is being worked out." in team.reads
    live.post_goes_out()
    team.opens(team.page.url)
    assert "It fills 1 place." in team.reads and "It is proved that no other choice does better" in team.reads
    assert "Amara" in team.reads

    # when Amara is left out, Ben is proposed, and she could read why; undone and worked out again she is back
    team.presses("Leave out", about="Amara")
    team.presses("Work it out again")
    live.post_goes_out()
    team.opens(team.page.url)
    assert "The involvement team left this one out for you." in team.reads
    team.presses("Undo", about="Amara")
    team.presses("Work it out again")
    live.post_goes_out()
    team.opens(team.page.url)

    # then the team sees what will be sent before anybody is asked, and Amara has an offer
    team.follows("Ask everybody in it")
    team.presses("Check what will be sent")
    assert "This will send 1 e-mail" in team.reads
    team.presses("Ask them now")
    assert "1 person was asked." in team.reads
    live.advance(timedelta(minutes=20))
    live.post_goes_out()
    assert live.letters_to("amara@post.example")

    # and no page on the way was hard to use
    assert not looked_at.found, "\n".join(looked_at.found)
