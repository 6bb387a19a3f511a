"""Pages of the finance team, and what the involvement team sees of payments."""

from app.recognition.finance.routes import accruals, answers, batches, mappings, payees, rejected
from app.recognition.finance.routes.bp import bp

__all__ = ["accruals", "answers", "batches", "bp", "mappings", "payees", "rejected"]
