"""Deny by default: every route names who may, or nobody may.

`@allow(rule)` declares it on the view; `rule(user) -> bool` is a tiny named predicate of the capability. Whether a
person may touch one *thing* is asked by `web.load`, with a predicate `(user, thing) -> bool`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, Response, abort, current_app, redirect, request, session, url_for
from flask_login import current_user

View = TypeVar("View", bound=Callable[..., Any])
Rule = Callable[[Any], bool]


def anyone(_user: Any) -> bool:
    """Open to the world, signed in or not."""
    return True


def signed_in(user: Any) -> bool:
    return bool(user.is_authenticated)


def allow(*rules: Rule) -> Callable[[View], View]:
    """Let in whoever meets at least one of `rules`."""

    def declare(view: View) -> View:
        view.allowed = rules  # type: ignore[attr-defined]
        return view

    return declare


def rules_of(view: Callable[..., Any]) -> tuple[Rule, ...]:
    found: tuple[Rule, ...] = getattr(view, "allowed", ())
    return found


def init_app(app: Flask) -> None:
    app.before_request(_check)


def _check() -> Response | None:
    if request.endpoint is None or request.endpoint == "static":
        return None  # an unknown address: the 404 page answers
    rules = rules_of(current_app.view_functions[request.endpoint])
    if anyone in rules or any(rule(current_user) for rule in rules):
        return None
    if rules and not current_user.is_authenticated:
        return _ask_to_sign_in()
    abort(403 if rules else 404)


def _ask_to_sign_in() -> Response:
    if request.method == "POST" and "_user_id" in session:  # their sign-in ended while they were writing
        return redirect(url_for("people.signed_out", form=request.path), code=307)  # type: ignore[return-value]
    wanted = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("people.sign_in", next=wanted))  # type: ignore[return-value]
