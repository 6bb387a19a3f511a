"""Forms that filter a list: nothing in them is asked for, and they start from their defaults."""

from __future__ import annotations

from app.core import forms
from tests.core.form_fields.everything import drawn, sent
from tests.support.small import small_app


def test_optional_questions_say_so_except_in_filters() -> None:
    class Filters(forms.FilterForm):
        words = forms.TextField("Words")

    assert "Email (optional)" in drawn(sent().email).text
    assert "optional" not in drawn(sent().title).text
    with small_app().test_request_context("/?words=%20a%20"):
        form = Filters()
        assert form.validate()
        assert form.words.data == "a"
        assert "optional" not in drawn(form.words).text
        assert "csrf_token" not in form


def test_filters_start_from_their_defaults() -> None:
    class Filters(forms.FilterForm):
        show = forms.RadiosField("Show", choices=[("open", "Open"), ("all", "All")], default="open")

    for address, shown in (("/", "open"), ("/?show=all", "all")):
        with small_app().test_request_context(address):
            form = Filters()
            assert form.validate()
            assert form.show.data == shown
