"""The doors, by audience."""

from app.coproduction.doors.routes import advisor, priorities, staff
from app.coproduction.doors.routes.bp import bp

__all__ = ["advisor", "bp", "priorities", "staff"]
