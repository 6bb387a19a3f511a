"""Whose the feedback is, who enters it for somebody, and who reads concerns."""

from __future__ import annotations

from typing import Any

from app.coproduction.feedback.models import Concern
from app.people.permissions import team
from app.recognition.models import Contribution
from app.recognition.thanks.permissions import took


def own(user: Any, part: Contribution) -> bool:
    return took(user, part)


def for_somebody(user: Any, part: Contribution) -> bool:
    """The involvement team, for another person who told them."""
    return team(user) and not took(user, part)


def may_look_into(user: Any, concern: Concern) -> bool:
    """The involvement team; never somebody who raised it themselves, nor a host of the team that it is about."""
    mine = user.person_id in {concern.person_id, *(member.person_id for member in concern.opportunity.team.members)}
    return team(user) and not mine
