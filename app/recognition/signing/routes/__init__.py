"""Pages of those who sign for claims, and of those who say who does."""

from app.recognition.signing.routes import budget, holders, host
from app.recognition.signing.routes.bp import bp

__all__ = ["bp", "budget", "holders", "host"]
