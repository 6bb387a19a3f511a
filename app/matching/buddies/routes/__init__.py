"""Buddies, for the two and for the involvement team."""

from app.matching.buddies.routes import advisor, team
from app.matching.buddies.routes.blueprint import bp

__all__ = ["advisor", "bp", "team"]
