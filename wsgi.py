"""The application for gunicorn (`wsgi:app`) and for `flask --app wsgi`."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask


def _started() -> Flask:
    """The application, made without looking for waste meanwhile: there is none, and looking took a seventh of a start.

    What was made stays, so later looks leave it out too. Each would hold up a page by 75 ms.
    """
    gc.disable()
    from app import create_app
    from config import BadConfiguration, settings

    try:
        return create_app(settings())
    except BadConfiguration as error:
        print(error, file=sys.stderr)  # noqa: T201
        sys.exit(2)
    finally:
        gc.freeze()
        gc.enable()


app = _started()
