"""The pages of outcomes: those who write them, those who decide, those who took part."""

from app.coproduction.outcomes.routes import deciding, mine, public, writing
from app.coproduction.outcomes.routes.blueprint import bp

__all__ = ["bp", "deciding", "mine", "public", "writing"]
