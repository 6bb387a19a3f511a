"""The application for gunicorn (`wsgi:app`) and for `flask --app wsgi`."""

from __future__ import annotations

import sys

from app import create_app
from config import BadConfiguration, settings

try:
    app = create_app(settings())
except BadConfiguration as error:
    print(error, file=sys.stderr)  # noqa: T201
    sys.exit(2)
