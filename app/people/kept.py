"""What somebody was writing when their sign-in ended: kept in the page, signed, and given back to them alone."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import Flask, current_app, render_template, request, session
from flask_wtf.csrf import CSRFError
from itsdangerous import BadData, URLSafeTimedSerializer
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException

from app.people import queries

MOST = 200_000  # characters of answers that a page carries along
LIVES = 24 * 3600  # seconds


@dataclass(frozen=True)
class Kept:
    """Answers for `path`, as (name of the field, value), of one person."""

    path: str
    answers: list[tuple[str, str]]
    person_id: int | None

    @property
    def words(self) -> list[str]:
        """What was written rather than chosen, to show or to copy."""
        return [value for _name, value in self.answers if " " in value.strip() or "\n" in value.strip()]


def init_app(app: Flask) -> None:
    app.register_error_handler(CSRFError, _stale)


def of_request() -> Kept:
    """The answers of this request, without tokens and passwords; files cannot be kept."""
    return Kept(request.path, _answers(request.form), queries.person_of_sign_in(str(session.get("_user_id", ""))))


def pack(kept: Kept) -> str:
    """The answers as one signed value for a hidden field; empty when they are too long to carry."""
    if sum(len(name) + len(value) for name, value in kept.answers) > MOST:
        return ""
    return str(_signer().dumps([kept.path, kept.answers, kept.person_id]))


def unpack(packed: str, person_id: int) -> Kept | None:
    """What `pack` made less than a day ago for this person, else nothing."""
    try:
        path, answers, of_person = _signer().loads(packed, max_age=LIVES)
    except (BadData, ValueError, TypeError):
        return None
    return Kept(path, [(name, value) for name, value in answers], of_person) if of_person == person_id else None


def page_before() -> str | None:
    """The address of our own page that this request came from, if it can be opened again."""
    came = urlsplit(request.referrer or "")
    return came.path if came.netloc == request.host and can_open(came.path) else None


def can_open(path: str) -> bool:
    """Whether there is a page of ours to open at `path`."""
    try:
        current_app.create_url_adapter(request).match(path, method="GET")  # type: ignore[union-attr]
    except HTTPException:
        return False
    return path.startswith("/") and not path.startswith("//")


def _answers(form: MultiDict[str, str]) -> list[tuple[str, str]]:
    return [
        (name, value)
        for name, value in form.items(multi=True)
        if value.strip() and name != "csrf_token" and "password" not in name and name not in {"current", "again"}
    ]


def _stale(_error: CSRFError) -> tuple[str, int]:
    """A form older than its token: say so, show the words to copy, and lead back to a fresh page."""
    again = request.path if can_open(request.path) else page_before()
    return render_template("people/stale_form.html", kept=of_request(), again=again), 400


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="kept-answers")
