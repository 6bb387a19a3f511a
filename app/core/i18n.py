"""Language: every sentence passes through gettext; English is the language of the source.

All of them ask Flask-Babel once a request for the catalogue: a list page says two hundred sentences, and looking the
catalogue up for each of them took a third of its time.
"""

from __future__ import annotations

from typing import Any

from flask import Flask, g, has_app_context
from flask_babel import Babel, get_locale, get_translations
from flask_babel.speaklater import LazyString

__all__ = ["gettext", "init_app", "language", "lazy_gettext", "ngettext"]


def init_app(app: Flask) -> None:
    app.config.setdefault("BABEL_DEFAULT_LOCALE", "en")
    app.config.setdefault("BABEL_DEFAULT_TIMEZONE", "Europe/London")
    app.config.setdefault("BABEL_TRANSLATION_DIRECTORIES", "translations")
    Babel(app)
    templates: Any = app.jinja_env
    templates.install_gettext_callables(_said, _counted, newstyle=True)  # words put in are escaped by the template


def _said(sentence: str) -> str:
    return str(_catalogue().ugettext(sentence))


def _counted(one: str, many: str, number: int) -> str:
    return str(_catalogue().ungettext(one, many, number))


def gettext(sentence: str, /, **words: object) -> str:
    """The sentence in the reader's language, with `%(name)s` filled in."""
    said = _said(sentence)
    return said % words if words else said


def ngettext(one: str, many: str, number: int, /, **words: object) -> str:
    """The sentence for one or for many; `%(num)s` is the number."""
    return _counted(one, many, number) % {"num": number, **words}


def lazy_gettext(sentence: str, /, **words: object) -> LazyString:
    """The same for words written down before there is a request: said anew whenever they are shown."""
    return LazyString(gettext, sentence, **words)


def language() -> str:
    """Such as "en", for locale-aware formatting."""
    if not has_app_context():
        return "en"
    if "language" not in g:
        g.language = str(get_locale() or "en")
    found: str = g.language
    return found


def _catalogue() -> Any:
    try:
        return g.catalogue
    except RuntimeError:  # outside of any request or command
        return get_translations()
    except AttributeError:
        g.catalogue = get_translations()
        return g.catalogue
