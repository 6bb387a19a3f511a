"""The way, for the advisor, for a host, and for the involvement team."""

from app.matching.ways.routes import advisor, host, team
from app.matching.ways.routes.blueprint import bp

__all__ = ["advisor", "bp", "host", "team"]
