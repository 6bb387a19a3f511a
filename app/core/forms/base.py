"""The form every form of the service is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Self

import wtforms
from flask import request
from flask_wtf import FlaskForm
from flask_wtf.csrf import _FlaskFormCSRF
from flask_wtf.form import _Auto
from markupsafe import Markup
from werkzeug.datastructures import CombinedMultiDict
from wtforms.csrf.core import CSRFTokenField

from app.core import nhs
from app.core.forms.cleaning import clean_line, clean_text
from app.core.forms.text import TextField
from app.core.i18n import gettext as _


class _Token(CSRFTokenField):
    """Made where it is drawn, which our pages do without it: a form that is sent needs none of its own."""

    def process(self, *given: Any, **named: Any) -> None:
        wtforms.HiddenField.process(self, *given, **named)

    def _value(self) -> str:
        return str(self.csrf_impl.generate_csrf_token(self))


class _Csrf(_FlaskFormCSRF):
    field_class = _Token


class Form(FlaskForm):
    """A form posted by a person. `{{ form.title() }}` draws a field; `{{ form.summary() }}` lists what is wrong."""

    class Meta(FlaskForm.Meta):
        csrf_class = _Csrf
        mark_optional = True
        keep_default = False  # whether an answer that was not sent leaves the default as it is

        def render_field(self, field: wtforms.Field, render_kw: dict[str, Any]) -> Markup:
            return nhs.render_field(field, **render_kw)

        def bind_field(self, form: Any, unbound_field: Any, options: dict[str, Any]) -> Any:
            """A field of words taken from WTForms itself is cleaned like our own; a password stays as typed."""
            kind = unbound_field.field_class
            if issubclass(kind, wtforms.StringField) and not issubclass(kind, (TextField, wtforms.PasswordField)):
                clean = clean_text if issubclass(kind, wtforms.TextAreaField) else clean_line
                options["filters"] = (clean, *unbound_field.kwargs.get("filters", ()))
            return unbound_field.bind(form=form, **options)

        def wrap_formdata(self, _form: Any, formdata: Any) -> Any:
            """Only a posted form is read: not JSON, which no page of ours sends."""
            if formdata is not _Auto:
                return formdata
            if request.method != "POST":
                return None
            return CombinedMultiDict((request.files, request.form)) if request.files else request.form

    @classmethod
    @cache
    def without(cls, *names: str) -> type[Self]:
        """The same form without these fields, for what is not asked this time."""
        return type(cls.__name__, (cls,), dict.fromkeys(names))

    def error_list(self) -> list[dict[str, str]]:
        """What is wrong, in the order of the page: `{"text", "href"}`, the address being the first wrong box."""
        listed = [_line(field) for field in _fields(self) if field.errors]
        return listed + [{"text": str(sentence)} for sentence in self.form_errors]

    def summary(self) -> Markup:
        """The box at the top of the page, or nothing."""
        return nhs.error_summary(self.error_list())

    def blame(self, field: Any, sentence: Any, *parts: str) -> None:
        """Refuse the answer in `field` with one sentence; `parts` are the wrong boxes, if it has several."""
        field.errors = [*field.errors, sentence]
        if parts:
            field.bad = parts


class FilterForm(Form):
    """A form that only asks for another view of a list: sent by GET, its answers are in the address."""

    class Meta(Form.Meta):
        csrf = False
        mark_optional = False
        keep_default = True

        def wrap_formdata(self, _form: Any, formdata: Any) -> Any:
            return request.args if formdata is _Auto else formdata


def _line(field: wtforms.Field) -> dict[str, str]:
    if isinstance(field, CSRFTokenField):
        return {"text": _("This page was open for a long time. Send the form again.")}
    unseen = getattr(field, "shape", "") == "hidden" or isinstance(field, wtforms.HiddenField)
    return {"text": str(field.errors[0])} | ({} if unseen else {"href": f"#{nhs.first_id(field)}"})


def _fields(form: wtforms.form.BaseForm) -> Iterator[wtforms.Field]:
    """Every field, also those inside nested forms and lists, in order."""
    for field in form:
        yield from _inside(field)


def _inside(field: wtforms.Field) -> Iterator[wtforms.Field]:
    if isinstance(field, wtforms.FormField):
        yield from _fields(field.form)
    elif isinstance(field, wtforms.FieldList):
        for entry in field.entries:
            yield from _inside(entry)
    else:
        yield field
