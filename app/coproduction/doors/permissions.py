"""Whose an idea is, who answers it, and who plans an opportunity."""

from __future__ import annotations

from typing import Any

from app.coproduction.doors.models import Idea, Planner
from app.coproduction.doors.states import IdeaFor
from app.people.permissions import host, team


def own(user: Any, idea: Idea) -> bool:
    return bool(user.is_authenticated and user.person_id == idea.person_id)


def team_answers(user: Any, idea: Idea) -> bool:
    """The involvement team; nobody answers their own idea."""
    return team(user) and not own(user, idea)


def host_answers(user: Any, idea: Idea) -> bool:
    """A host of the team that it is for. Needs `team.members`."""
    if idea.sort is not IdeaFor.OPPORTUNITY or idea.team is None or own(user, idea):
        return False
    return host(user) and user.person_id in {member.person_id for member in idea.team.members}


def plans(user: Any, planner: Planner) -> bool:
    """The advisor themselves, while they plan it."""
    return bool(user.is_authenticated and user.person_id == planner.person_id and planner.ended_at is None)
