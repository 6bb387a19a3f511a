"""What the person types, or the team for them."""

from app.recognition.claims.forms.claim import CharityForm, ChoiceForm, EditionForm, SaidForm, SendForm, for_them
from app.recognition.claims.forms.lines import AgainForm, LineForm, ReceiptForm, RemoveForm

__all__ = [
    "AgainForm",
    "CharityForm",
    "ChoiceForm",
    "EditionForm",
    "LineForm",
    "ReceiptForm",
    "RemoveForm",
    "SaidForm",
    "SendForm",
    "for_them",
]
