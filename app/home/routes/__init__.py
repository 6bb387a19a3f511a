"""Front pages, the advisor's opportunities and My involvement, and the pages at the foot of every page."""

from app.home.routes import acting, bulletin, calls, day, fitting, front, mine, opportunities, papers, publishing
from app.home.routes.about import bp

__all__ = [
    "acting",
    "bp",
    "bulletin",
    "calls",
    "day",
    "fitting",
    "front",
    "mine",
    "opportunities",
    "papers",
    "publishing",
]
