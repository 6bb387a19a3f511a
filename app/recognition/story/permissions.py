"""Who may read the story of somebody else."""

from __future__ import annotations

from typing import Any

from app.people.permissions import host
from app.recognition.story import queries
from app.recognition.story.models import Story


def may_read(user: Any, story: Story) -> bool:
    """A host of the team it is shared with, while it is. Needs `team.members`."""
    return (
        host(user) and user.person_id in {each.person_id for each in story.team.members} and queries.is_read(story.id)
    )
