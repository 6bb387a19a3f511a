"""The pages of a timetable: for hosts, for each member, and on paper."""

from app.panels.timetable.routes import changes, days, host, papers, slots  # noqa: F401
from app.panels.timetable.routes.blueprint import bp

__all__ = ["bp"]
