"""The passport: the person's own pages, and the same for the team when somebody asked them to write it down."""

from app.people.passport.routes.sections import bp

from app.people.passport.routes import parts, showing  # noqa: F401  isort: skip

__all__ = ["bp"]
