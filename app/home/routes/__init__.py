"""Front pages, the advisor's opportunities and My involvement, and the pages at the foot of every page."""

from app.home.routes.about import bp

from app.home.routes import front  # noqa: F401  isort: skip

__all__ = ["bp"]
