"""THE TABLE: event -> what else happens. The one place where one capability causes another."""

from __future__ import annotations

from flask import Flask

from app.core.events import Table

TABLE: Table = {}


def init_app(app: Flask) -> None:
    app.extensions["reactions"] = TABLE
