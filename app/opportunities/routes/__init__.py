"""The pages for hosts and for the involvement team. Where both have the same page, `area` says which one it is."""

from app.opportunities.routes import acts, check, kinds, lists, parts, sessions, steps
from app.opportunities.routes.blueprint import bp

__all__ = ["acts", "bp", "check", "kinds", "lists", "parts", "sessions", "steps"]
