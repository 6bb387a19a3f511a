"""The pages of claims: the person's own, and the same for the team that speaks for them."""

from app.recognition.claims.routes import charities, claim, lines, receipts, said
from app.recognition.claims.routes.bp import bp

__all__ = ["bp", "charities", "claim", "lines", "receipts", "said"]
