"""One form with a field of every kind, and how a test fills it in, reads it and draws it."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import wtforms
from bs4 import BeautifulSoup
from werkzeug.datastructures import MultiDict

from app.core import forms
from app.core.forms import choice


class Where(StrEnum):
    PERSON = "person"
    ONLINE = "online"


class Everything(forms.Form):
    title = forms.TextField("Title", required="Enter a title.", hint="A few words")
    about = forms.LongTextField("About", most=50)
    email = forms.EmailField("Email")
    phone = forms.PhoneField("Phone")
    secret = forms.PasswordField("Password", most=20)
    day = forms.DateField("Day")
    start = forms.TimeField("Start")
    length = forms.DurationField("Length", most=600)
    pay = forms.MoneyField("Payment")
    seats = forms.NumberField("Places", least=1, most=50)
    where = forms.RadiosField("Where", choices=[choice(Where.PERSON, "In person", "At a site"), ("online", "Online")])
    needs = forms.CheckboxesField(
        "Needs",
        choices=[choice("ramp", "Ramp"), choice("bsl", "BSL"), choice("none", "None of these")],
        exclusive="none",
    )
    site = forms.SelectField("Site", choices=[choice("a", "Becklin"), choice("b", "Newsam")])
    upload = forms.FileField("File", types=("csv", "xlsx"), most_mb=1)
    sure = forms.ConfirmField("I am sure")
    ref = forms.HiddenField()
    plain = wtforms.StringField("Plain")
    send = forms.SubmitField("Send")


def sent(kind: type[forms.Form] = Everything, /, **typed: Any) -> Any:
    """The form as if this had been typed, checked; everything else is left empty. `day_month` stands for day-month."""
    filled = {"title": "A title"} | typed
    answers: MultiDict[str, Any] = MultiDict()
    for name, value in filled.items():
        answers.setlist(name.replace("__", "-"), value if isinstance(value, list) else [value])
    form = kind(answers, meta={"csrf": False})
    form.validate()
    return form


def read(name: str, **typed: Any) -> Any:
    """What one field understood, given that nothing was wrong with it."""
    field = sent(**typed)[name]
    assert not field.errors
    return field.data


def refusal(name: str, **typed: Any) -> str:
    """The one sentence with which a field refused; what was typed is still there."""
    form = sent(**typed)
    assert [field.name for field in form if field.errors] == [name]
    assert len(form[name].errors) == 1
    return str(form[name].errors[0])


def drawn(field: Any, **params: Any) -> BeautifulSoup:
    return BeautifulSoup(str(field(**params)), "html.parser")
