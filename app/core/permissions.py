"""Deny by default: every route names who may, or nobody may.

`@allow(rule)` declares it on the view; `rule(user) -> bool` is a tiny named predicate of the capability. Whether a
person may touch one *thing* is asked by `web.load`, with a predicate `(user, thing) -> bool`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, Response, current_app, request
from flask_login import current_user
from werkzeug.exceptions import Forbidden, NotFound

View = TypeVar("View", bound=Callable[..., Any])
Rule = Callable[[Any], bool]


def anyone(_user: Any) -> bool:
    """Open to the world, signed in or not."""
    return True


def signed_in(user: Any) -> bool:
    return bool(user.is_authenticated)


def signed_by_sender(_user: Any) -> bool:
    """For a program that signs what it sends, and has no cookie: the view itself looks at the signature."""
    return True


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
    if not all(str(part).isprintable() for name, part in (request.view_args or {}).items() if name != "token"):
        raise NotFound  # no reference of ours, and PostgreSQL would not look for a NUL; a bent link says so itself
    rules = rules_of(current_app.view_functions[request.endpoint])
    user = current_user._get_current_object()
    if anyone in rules or any(rule(user) for rule in rules):
        return None
    if rules and not user.is_authenticated:
        return current_app.login_manager.unauthorized()  # type: ignore[attr-defined, no-any-return]
    raise Forbidden if rules else NotFound
