"""The blueprint, and what all its pages share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, url_for
from flask_login import current_user

from app.core import web
from app.panels.models import Panel
from app.panels.permissions import on_panel
from app.panels.queries import with_hosts

bp = Blueprint("scores", __name__)
Answer = Response | str


def panel_of(ref: str, may: Callable[[Any, Panel], bool]) -> Panel:
    return web.load(Panel, ref, may, with_hosts())


def home_of(panel: Panel) -> str:
    """Back to the panel, as this reader knows it."""
    return url_for("panels.show" if on_panel(current_user, panel) else "panels.host_show", ref=panel.ref)
