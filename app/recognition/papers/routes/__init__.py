"""Pages of papers: their holder's, the same through the team, and letters as their writers see them."""

from app.recognition.papers.routes.bp import bp

from app.recognition.papers.routes import holder, letters, making  # noqa: F401  isort: skip

__all__ = ["bp"]
