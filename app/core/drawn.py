"""Parts of a page, or of a message, that look the same for everybody who is given the same: drawn once a process, then
said again.

In a template: `{{ drawn("layout/footer.html", signed_in=True) }}`. The part is given these values and nothing else of
the page, so what it shows can only depend on them, on the language and on where the service is mounted. Nothing that is
one person's own, and no token, is ever drawn this way.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from flask import Flask, current_app, g, has_request_context, request
from markupsafe import Markup

from app.core.i18n import language
from app.core.recent import Recent

MOST = 2000  # parts: menus, filters and the cards of the pages in use; about a kilobyte each


def init_app(app: Flask) -> None:
    app.extensions["drawn"] = Recent[Hashable, Markup](MOST)
    app.jinja_env.globals["drawn"] = drawn


def drawn(name: str, **values: Hashable) -> Markup:
    """The template `name` with these values: equal values must look the same. What is kept by edition is itself."""
    kept: Recent[Hashable, Markup] = current_app.extensions["drawn"]
    key = (name, _here(), *values.items())
    return kept.get(key) or kept.keep(key, draw(name, **values))


def _here() -> tuple[str, str]:
    """The language and where the service is mounted, found out once a page."""
    if "here" not in g:
        g.here = (language(), request.script_root if has_request_context() else "")
    here: tuple[str, str] = g.here
    return here


def draw(name: str, **values: Any) -> Markup:
    """The same, drawn anew: for whoever keeps it themselves."""
    return Markup(current_app.jinja_env.get_template(name).render(values))  # noqa: S704  templates escape
