"""Whose a paper is, who prints it, and who writes a letter."""

from __future__ import annotations

from typing import Any

from app.people.permissions import host, team
from app.recognition.papers.models import Letter, Paper


def holds(user: Any, paper: Paper) -> bool:
    return bool(user.is_authenticated and user.person_id == paper.person_id and paper.withdrawn_at is None)


def prints(user: Any, paper: Paper) -> bool:
    """The involvement team, for those who do not use a computer."""
    return team(user) and paper.withdrawn_at is None


def asked_for(user: Any, letter: Letter) -> bool:
    return bool(user.is_authenticated and user.person_id == letter.person_id)


def writes(user: Any, letter: Letter) -> bool:
    """A host of the team that is asked, and nobody their own. Needs `team.members`."""
    members = {each.person_id for each in letter.team.members}
    return host(user) and user.person_id in members and user.person_id != letter.person_id


def writes_for_any(user: Any, letter: Letter) -> bool:
    """The involvement team, where a team does not come to it."""
    return team(user) and user.person_id != letter.person_id
