"""Pages of the pledge: for everybody, for whoever takes it, for a team, and for the involvement team."""

from app.coproduction.pledge.routes import mine, public, team, teams
from app.coproduction.pledge.routes.bp import bp

__all__ = ["bp", "mine", "public", "team", "teams"]
