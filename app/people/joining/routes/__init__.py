"""Asking to join, the team's pages about somebody on their way, and the organisation's own steps."""

from app.people.joining.routes import asking, later, organising, way
from app.people.joining.routes.blueprint import bp

__all__ = ["asking", "bp", "later", "organising", "way"]
