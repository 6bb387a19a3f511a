"""One interview panel, from a spreadsheet of people to a certificate, on a phone with scripts off."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.people.models import Role
from tests.journeys import afterwards, places, posting, register
from tests.journeys.conftest import WIDTHS, Someone
from tests.support.live import Live
from tests.support.looked_at import LookedAt
from tests.support.make import Make

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("looked_at", WIDTHS, indirect=True)
def test_an_interview_panel_from_the_register_to_the_certificate(
    live: Live, staff: Make, someone: Someone, looked_at: LookedAt
) -> None:
    # given a host of a team, and an involvement team with an empty register
    staff.team("Willow ward", staff.person("Harriet Host", Role.HOST, email="harriet@post.example"))
    staff.person("Tamsin Team", Role.TEAM, email="tamsin@post.example")
    team, host, amara, visitor = someone(), someone(), someone(), someone()
    team.signs_in("tamsin@post.example")
    host.signs_in("harriet@post.example")

    # when the involvement team brings in its spreadsheet, one question is asked and everybody is on the register
    register.the_team_brings_in_the_spreadsheet(team)
    register.the_team_answers_what_was_asked(team)
    register.an_advisor_is_invited_and_chooses_a_password(team, amara, live)

    # when the host posts a panel, the team sends it back once, and it is published
    afterwards.the_team_sets_what_an_hour_is_worth(team)
    posting.the_team_adds_the_kinds(team)
    ref = posting.the_host_writes_it(host)
    posting.the_host_checks_and_sends_it(host)
    posting.the_team_sends_it_back(team)
    posting.the_host_puts_it_right(host)
    posting.the_team_publishes_it(team)

    # when two advisors ask for its two places and are offered them, one comes and one does not
    places.an_advisor_puts_her_name_down(amara)
    places.another_asks_by_phone_and_the_team_writes_it_down(team, ref)
    places.the_team_offers_both_a_place(team)
    places.one_accepts_on_her_phone(amara)
    places.the_other_rings_and_says_no(team, ref)
    places.the_host_sees_who_comes_and_nobody_else(host, ref)

    # then she is invited, and when the host moves the time it is the same invitation, told once more
    uid = places.the_invitation(live, sequence=0)
    live.advance(timedelta(hours=1))
    places.the_host_moves_the_time(host, ref)
    assert places.the_invitation(live, sequence=1, starts=places.EARLIER) == uid

    # when the day is over and the team has recorded it, she is paid and has a certificate
    live.advance(timedelta(days=120))
    team.signs_in("tamsin@post.example")
    amara.signs_in(register.AMARA_EMAIL, register.PASSWORD)
    afterwards.the_team_records_who_took_part(team, ref)
    afterwards.she_sees_what_she_is_paid(amara)
    code = afterwards.she_has_a_certificate(amara)

    # then anybody with its code may check it, until she says that nobody may
    afterwards.anybody_may_check_it(visitor, code)
    afterwards.she_switches_that_off(amara)
    afterwards.nobody_can_check_it(visitor, code)

    # and no page on the way was hard to use
    assert not looked_at.found, "\n".join(looked_at.found)
    assert looked_at.errors >= 20
    assert looked_at.pages >= 70
