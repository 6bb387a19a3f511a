"""Pages of networks: for members, for who convenes, and for the involvement team."""

from app.coproduction.network.routes import convening, meetings, members, team
from app.coproduction.network.routes.bp import bp

__all__ = ["bp", "convening", "meetings", "members", "team"]
