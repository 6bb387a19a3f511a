"""Decisions about a panel: pure, told the day, and the same for the page, the verb and the tests."""

from app.panels.rules.composition import Composition, Seen, Sign, Warned, warnings
from app.panels.rules.references import LONGEST, is_reference

__all__ = ["LONGEST", "Composition", "Seen", "Sign", "Warned", "is_reference", "warnings"]
