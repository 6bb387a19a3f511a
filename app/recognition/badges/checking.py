"""At the edge of a request: what became of a badge that somebody holds out."""

from __future__ import annotations

import json
from typing import Any

from app.recognition.badges import pages
from app.recognition.badges.rules import read
from app.recognition.badges.rules.tokens import LONGEST
from app.recognition.badges.states import Verdict
from app.recognition.papers import queries as papers
from app.recognition.papers.states import PaperKind


def judged(words: str) -> tuple[Verdict, dict[str, Any]]:
    """The verdict, and what the badge says where we signed it. `words` may be the file, or the JSON of the paper."""
    token = _token(words.strip())
    if len(token) > LONGEST:
        return Verdict.UNREADABLE, {}
    verdict, credential = read(token, pages.did(), pages.keys())
    if verdict is not Verdict.GOOD:
        return verdict, {}
    paper = papers.confirmed(str(credential["id"]).rpartition("/")[2])
    if "credentialSubject" not in credential or "achievement" not in credential["credentialSubject"]:
        return Verdict.UNREADABLE, {}  # the list of what is withdrawn is signed with the same key
    if paper is None or paper.kind is not PaperKind.BADGE or paper.said["data"]["jwt"] != token:
        return Verdict.WITHDRAWN, credential
    return Verdict.GOOD, credential


def _token(words: str) -> str:
    if not words.startswith("{"):
        return "".join(words.split())  # a mail may have broken the line
    try:
        found = json.loads(words)
    except (ValueError, RecursionError):
        return ""
    token = found.get("jwt") if isinstance(found, dict) else None
    return token if isinstance(token, str) else ""
