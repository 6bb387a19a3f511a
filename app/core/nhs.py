"""The components of the NHS design system: any of them by name, and each form field as the one that suits it.

The macros live in a Jinja environment of their own: they need undefined names to be forgiving, where our templates
must not, and escaping switched on for names that do not end in .html.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote, urlencode

from flask import Flask, request
from flask_babel.speaklater import LazyString
from jinja2 import ChainableUndefined, Environment, PackageLoader
from markupsafe import Markup
from wtforms import Field

from app.core.i18n import gettext as _

Params = dict[str, Any]

_environment = Environment(
    loader=PackageLoader("nhsuk_frontend_jinja"),
    undefined=ChainableUndefined,
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,  # they come with the package: looking dozens of times a page whether a file has changed is waste
)
_macros: dict[str, Callable[[Params], str]] = {}


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(nhs=component, same_page=same_page)


def same_page(**changes: Any) -> str:
    """The address of this page with `changes` in its query: what links to other pages of a list need."""
    kept = {name: values for name, values in request.args.lists() if name not in changes}
    return f"{request.script_root}{quote(request.path)}?{urlencode(kept | changes, doseq=True)}"


def component(name: str, params: Params | None = None, /, **more: Any) -> Markup:
    """One component by its NHS name: `nhs("tag", text="Open")`. Text is escaped; `html` is not, and must be Markup."""
    if name not in _macros:
        _macros[name] = _macro(name)
    return Markup(_macros[name](_plain({**(params or {}), **more})).strip())  # noqa: S704 the macros escape


def _macro(name: str) -> Callable[[Params], str]:
    first, *rest = name.split("-")
    called = "table" if name == "tables" else first + "".join(word.title() for word in rest)
    template = _environment.get_template(f"nhsuk/components/{name}/macro.jinja")
    macro: Callable[[Params], str] = getattr(template.module, called)
    return macro


def _plain(value: Any) -> Any:
    """Lazily translated words as words, and what is None left out: the macros know only strings and absence."""
    if isinstance(value, LazyString):
        return str(value)
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items() if each is not None}
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value


def error_summary(errors: Sequence[dict[str, str]]) -> Markup:
    """The box that lists what is wrong with a form, each line a link to its field; nothing when nothing is."""
    if not errors:
        return Markup("")
    return component("error-summary", heading={"text": _("There is a problem")}, errorList=list(errors))


def first_id(field: Field) -> str:
    """The id to jump to from an error: the field, or its first wrong box."""
    bad = getattr(field, "bad_parts", ())
    return f"{field.id}-{bad[0]}" if bad else field.id


def render_field(field: Field, *, size: str = "s", heading: bool = False, **params: Any) -> Markup:
    """The field as an NHS component. `size` ("s" to "xl") is of its label; `heading` makes the label the h1.

    Other parameters go to the component: `autocomplete`, `width`, `inputmode`, `rows`, `classes`, `attributes`.
    """
    shape = getattr(field, "shape", "")
    given = {**(field.render_kw or {}), **params}
    if shape not in _SHAPES:
        return Markup(field.widget(field, **given))  # noqa: S704 a field of WTForms escapes itself
    label: Params = {"text": _label(field), "size": size, "isPageHeading": heading or None}
    shared: Params = {
        "name": field.name,
        "hint": {"text": str(field.description)} if field.description else None,
        "errorMessage": _error(field),
    }
    return _SHAPES[shape](field, label, {**shared, **given})


def _label(field: Field) -> str:
    text = str(field.label.text)
    marked = field.flags.optional and getattr(field.meta, "mark_optional", False)
    return _("%(question)s (optional)", question=text) if marked else text


def _error(field: Field) -> Params | None:
    return {"text": str(field.errors[0]), "visuallyHiddenText": _("Error")} if field.errors else None


def _input(field: Any, label: Params, params: Params, **more: Any) -> Markup:
    return component("input", {"id": field.id, "label": label, "value": field._value(), **more, **params})


def _email(field: Any, label: Params, params: Params) -> Markup:
    return _input(field, label, params, type="email", autocomplete="email", spellcheck=False, width="30")


def _phone(field: Any, label: Params, params: Params) -> Markup:
    return _input(field, label, params, type="tel", autocomplete="tel", width="20")


def _number(field: Any, label: Params, params: Params) -> Markup:
    return _input(field, label, params, inputmode="numeric", spellcheck=False, width="5")


def _money(field: Any, label: Params, params: Params) -> Markup:
    return _input(field, label, params, prefix="£", inputmode="decimal", spellcheck=False, width="5")


def _password(field: Any, label: Params, params: Params) -> Markup:
    words = {
        "showPasswordText": _("Show"),
        "hidePasswordText": _("Hide"),
        "showPasswordAriaLabelText": _("Show password"),
        "hidePasswordAriaLabelText": _("Hide password"),
        "passwordShownAnnouncementText": _("Your password is visible"),
        "passwordHiddenAnnouncementText": _("Your password is hidden"),
    }
    return component("password-input", {"id": field.id, "label": label, **words, **params})


def _long_text(field: Any, label: Params, params: Params) -> Markup:
    words = {
        "textareaDescriptionText": _("You can enter up to %(most)s characters", most="%{count}"),
        "charactersUnderLimitText": {
            "one": _("You have %(left)s character remaining", left="%{count}"),
            "other": _("You have %(left)s characters remaining", left="%{count}"),
        },
        "charactersAtLimitText": _("You have 0 characters remaining"),
        "charactersOverLimitText": {
            "one": _("You have %(over)s character too many", over="%{count}"),
            "other": _("You have %(over)s characters too many", over="%{count}"),
        },
    }
    own = {"id": field.id, "label": label, "value": field.data or "", "maxlength": field.most, "threshold": "50"}
    return component("character-count", {**own, **words, **params})


def _file(field: Any, label: Params, params: Params) -> Markup:
    accept = {"accept": ",".join(f".{kind}" for kind in field.types)}
    return component("file-upload", {"id": field.id, "label": label, "attributes": accept, **params})


def _select(field: Any, label: Params, params: Params) -> Markup:
    items: list[Params] = [{"value": "", "text": field.empty}]
    items += [{"value": each.value, "text": each.label, "selected": each.selected} for each in field.iter_choices()]
    return component("select", {"id": field.id, "label": label, "items": items, **params})


def _radios(field: Any, label: Params, params: Params) -> Markup:
    items = [_item(each) for each in field.iter_choices()]
    return component("radios", {"idPrefix": field.id, "fieldset": {"legend": label}, "items": items, **params})


def _checkboxes(field: Any, label: Params, params: Params) -> Markup:
    items: list[Params] = []
    for each in field.iter_choices():
        if each.value == field.exclusive:
            items += [{"divider": _("or")}, {**_item(each), "exclusive": True, "exclusiveGroup": field.name}]
        else:
            items.append(_item(each) | ({"exclusiveGroup": field.name} if field.exclusive is not None else {}))
    return component("checkboxes", {"idPrefix": field.id, "fieldset": {"legend": label}, "items": items, **params})


def _item(each: Any) -> Params:
    hint = (each.render_kw or {}).get("hint")
    return {"value": each.value, "text": each.label, "checked": each.selected, "hint": {"text": hint} if hint else None}


def _confirm(field: Any, label: Params, params: Params) -> Markup:
    item = {"value": "y", "text": label["text"], "checked": bool(field.data), "hint": params.pop("hint", None)}
    return component("checkboxes", {"idPrefix": field.id, "items": [item], **params})


def _parts(field: Any, label: Params, params: Params) -> Markup:
    def box(part: Any) -> Params:
        classes = f"nhsuk-input--width-{part.width}" + (" nhsuk-input--error" if part.key in field.bad_parts else "")
        return {
            "id": f"{field.id}-{part.key}",
            "name": f"{field.name}-{part.key}",
            "label": part.label,
            "value": field.typed.get(part.key, ""),
            "classes": classes,
            "width": part.width,
            "inputmode": "text" if part.key in ("month", "hour") else None,
        }

    items = [box(part) for part in field.parts]
    return component("date-input", {"id": field.id, "fieldset": {"legend": label}, "items": items, **params})


def _button(field: Any, label: Params, params: Params) -> Markup:
    del params["hint"], params["errorMessage"]
    own = {"id": field.id, "text": label["text"], "value": "y", "preventDoubleClick": True}
    return component("button", {**own, **params})


def _hidden(field: Any, _label: Params, _params: Params) -> Markup:
    return Markup('<input type="hidden" id="{}" name="{}" value="{}">').format(field.id, field.name, field.data or "")


_SHAPES: dict[str, Callable[[Any, Params, Params], Markup]] = {
    "input": _input,
    "email": _email,
    "phone": _phone,
    "number": _number,
    "money": _money,
    "password-input": _password,
    "character-count": _long_text,
    "file-upload": _file,
    "select": _select,
    "radios": _radios,
    "checkboxes": _checkboxes,
    "confirm": _confirm,
    "date-input": _parts,
    "button": _button,
    "hidden": _hidden,
}
