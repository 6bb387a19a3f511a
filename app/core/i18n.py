"""Language: every sentence passes through gettext; English is the language of the source."""

from __future__ import annotations

from flask import Flask
from flask_babel import Babel


def init_app(app: Flask) -> None:
    app.config.setdefault("BABEL_DEFAULT_LOCALE", "en")
    app.config.setdefault("BABEL_DEFAULT_TIMEZONE", "Europe/London")
    app.config.setdefault("BABEL_TRANSLATION_DIRECTORIES", "translations")
    Babel(app)
