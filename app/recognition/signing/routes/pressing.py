"""One press for one claim or for several: each in a transaction of its own, so that one refusal stops no other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Response, flash, redirect, request

from app.core import db, web
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.recognition.claims.models import Claim
from app.recognition.signing import queries

MOST = web.PAGE_SIZE
Verb = Callable[[int, int, Actor], object]


def each(verb: Verb, may: Callable[[Any, Claim], bool], said: Callable[[int], str], back: str) -> Response:
    """`claims` of the form names each with the edition that was seen. One that is not theirs is a 404 for all."""
    wanted = [web.allowed(queries.claim(ref), may).id for ref, _edition in _asked()]
    editions = [edition for _ref, edition in _asked()]
    refused = [_one(verb, claim_id, edition) for claim_id, edition in zip(wanted, editions, strict=True)]
    sentences = [each for each in refused if each]
    if len(sentences) < len(refused):
        flash(said(len(refused) - len(sentences)), "success")
    if len(refused) == 1:
        for sentence in sentences:
            flash(sentence, "error")
    elif sentences:
        count = len(sentences)
        left = ngettext("%(num)d claim was left as it is.", "%(num)d claims were left as they are.", count)
        flash(_("%(left)s %(why)s", left=left, why=" ".join(dict.fromkeys(sentences))), "error")
    return redirect(back)  # type: ignore[return-value]


def _one(verb: Verb, claim_id: int, edition: int) -> str:
    """The sentence of a refusal, or nothing."""
    by = web.actor()
    try:
        with db.transaction():
            verb(claim_id, edition, by)
    except RuleBroken as broken:
        return str(broken)
    return ""


def _asked() -> list[tuple[str, int]]:
    found = []
    for part in request.form.get("claims", "").split()[:MOST]:
        ref, _colon, edition = part.partition(":")
        if ref and ref.isascii() and edition.isascii() and edition.isdigit() and len(edition) < 7:
            found.append((ref, int(edition)))
    return list(dict.fromkeys(found))
