"""The pages of questions and scores."""

from app.panels.scores.routes import members, papers, questions, staff
from app.panels.scores.routes.blueprint import bp

__all__ = ["bp", "members", "papers", "questions", "staff"]
