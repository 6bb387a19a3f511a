"""Tables of opportunities, by noun."""

from app.opportunities.models.opportunity import Kind, Opportunity, OpportunityMove
from app.opportunities.models.parts import Condition, MixRule, PayTerm, Seat
from app.opportunities.models.sessions import Session, SessionMove

__all__ = [
    "Condition",
    "Kind",
    "MixRule",
    "Opportunity",
    "OpportunityMove",
    "PayTerm",
    "Seat",
    "Session",
    "SessionMove",
]
