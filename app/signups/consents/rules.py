"""What an opportunity asks consent to. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.signups.consents.states import ConsentTo


def asked(details: Mapping[str, Any] | None) -> list[ConsentTo]:
    """By the answers of its host: a story that may be told, a recording, and use of either elsewhere."""
    kept = details or {}
    found = []
    if kept.get("story", "no") != "no":
        found.append(ConsentTo.STORY)
    if kept.get("recorded"):
        found.append(ConsentTo.RECORDING)
    if kept.get("reuse") and found:
        found.append(ConsentTo.REUSE)
    return found
