"""Taking the row of a network: whoever writes to it does so one after the other."""

from __future__ import annotations

from sqlalchemy import update

from app.coproduction.network.models import Network
from app.core import db


def take(network_id: int) -> Network:
    db.session().execute(update(Network).where(Network.id == network_id).values(version=Network.version + 1))
    return db.session().get_one(Network, network_id, populate_existing=True)
