"""Pages of those who sign for claims, and of those who say who does."""

from app.recognition.signing.routes import budget, budgets, holders, host, times
from app.recognition.signing.routes.bp import bp

__all__ = ["bp", "budget", "budgets", "holders", "host", "times"]
