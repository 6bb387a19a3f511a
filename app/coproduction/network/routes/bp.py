"""The blueprint, and load-and-authorise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, abort, url_for

from app.coproduction.network import queries
from app.coproduction.network.models import Meeting, Network
from app.coproduction.network.permissions import may_join
from app.core import web
from app.core.permissions import allow

bp = Blueprint("network", __name__)
people = allow(may_join)
Answer = Response | str
ONE = "/networks/<ref>"


def load(ref: str, may: Callable[[Any, Network], bool]) -> Network:
    return web.load(Network, ref, may, *queries.whole())


def page(ref: str) -> str:
    return url_for("network.show", ref=ref)


def meeting_of(network: Network, opportunity: str) -> Meeting:
    return next((row for row in network.meetings if row.opportunity.ref == opportunity), None) or abort(404)
