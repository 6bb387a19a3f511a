"""Tables of opportunities, by noun."""

from app.opportunities.models.notices import Notice
from app.opportunities.models.opportunity import Kind, Opportunity, OpportunityMove
from app.opportunities.models.parts import Condition, MixRule, PayTerm, Seat
from app.opportunities.models.readers import OpportunityReader
from app.opportunities.models.sessions import Session, SessionMove
from app.opportunities.models.signing import SignOff, SignOffAsk, SignOffMove

__all__ = [
    "Condition",
    "Kind",
    "MixRule",
    "Notice",
    "Opportunity",
    "OpportunityMove",
    "OpportunityReader",
    "PayTerm",
    "Seat",
    "Session",
    "SessionMove",
    "SignOff",
    "SignOffAsk",
    "SignOffMove",
]
