"""Radios, checkboxes, lists to choose from, and the box that must be ticked."""

from __future__ import annotations

from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from app.core import forms
from app.core.forms import choice
from tests.core.form_fields.everything import Everything, Where, drawn, read, refusal, sent


def test_choices() -> None:
    assert read("where", where="person") == "person"
    assert read("where") is None
    assert read("site", site="b") == "b"
    assert read("site", site="") is None
    assert read("needs", needs=["ramp", "bsl", "ramp"]) == ["ramp", "bsl"]
    assert read("needs", needs=["none"]) == ["none"]
    assert read("sure", sure="y") is True
    assert read("sure") is False


@pytest.mark.parametrize(("name", "typed"), [("where", "moon"), ("site", "<b>"), ("needs", ["ramp", "x"])])
def test_an_answer_that_was_not_offered_is_refused(name: str, typed: Any) -> None:
    assert refusal(name, **{name: typed}).startswith("Choose")


def test_none_of_these_stands_alone() -> None:
    assert refusal("needs", needs=["ramp", "none"]) == "Choose “None of these” on its own, or choose the others."
    found = drawn(sent(needs=["ramp", "none"]).needs)
    assert [box["value"] for box in found.select("input[checked]")] == ["ramp", "none"]
    assert found.select_one("input[value=none][data-behaviour=exclusive]")


def test_radios_may_mean_members_and_no() -> None:
    class Asked(forms.Form):
        where = forms.RadiosField("Where", choices=[(each, each.name) for each in Where], coerce=Where)
        sure = forms.RadiosField(
            "Sure",
            choices=[("yes", "Yes"), ("no", "No")],
            coerce=lambda typed: typed in ("yes", True),
            required="Choose.",
        )

    form = sent(Asked, where="online", sure="no")
    assert not form.errors
    assert (form.where.data, form.sure.data) == (Where.ONLINE, False)
    assert [str(error) for error in sent(Asked, where="moon", sure="no").where.errors] == ["Choose one of the answers."]
    assert sent(Asked, where="online").sure.errors == ["Choose."]


def test_a_required_box_must_be_ticked() -> None:
    class Agreed(forms.Form):
        sure = forms.ConfirmField("I agree", required="Tick the box.")

    assert sent(Agreed).sure.errors == ["Tick the box."]
    assert not sent(Agreed, sure="y").errors


def test_choices_can_be_set_later() -> None:
    form = Everything(MultiDict({"title": "x", "site": "c"}), meta={"csrf": False})
    form.site.choices = [choice("c", "The Mount")]
    assert form.validate()
    assert "The Mount" in str(form.site())
