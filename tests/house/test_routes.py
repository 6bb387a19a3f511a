"""Every address declares who may use it, and every page and template has its place."""

from __future__ import annotations

import ast
import fnmatch
import re
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from flask import Flask
from jinja2 import Environment, meta, nodes
from werkzeug.routing import Rule

from app.core.permissions import anyone, rules_of, signed_by_sender
from tests.house import source

PUBLIC_VERBS = {"GET", "HEAD", "OPTIONS"}
RENDERS = {"render_template", "get_template", "render"}


def test_every_route_declares_who_may(application: Flask) -> None:
    views = {name: view for name, view in application.view_functions.items() if name != "static"}
    assert len(views) > 10
    assert [name for name, view in views.items() if not rules_of(view)] == []


def test_what_anyone_may_change_is_listed_here(application: Flask) -> None:
    """A route that takes a POST from the whole world is a decision: it is made here, in the open."""
    open_to_all = {
        rule.endpoint
        for rule in application.url_map.iter_rules()
        if rule.endpoint != "static"
        and anyone in rules_of(application.view_functions[rule.endpoint])
        and set(rule.methods or ()) - PUBLIC_VERBS
    }
    besides = {"joining.ask", "answers.give"}  # asking to join, and answering by a link in a mail
    besides |= {"badges.check"}  # keeps nothing
    assert {name.split(".")[0] for name in open_to_all - besides} <= {"people"}, open_to_all


def test_what_a_signature_opens_is_listed_here(application: Flask) -> None:
    """No cookie, no token and no origin is asked there: the view itself must look at the signature."""
    views = application.view_functions
    assert [name for name, view in views.items() if signed_by_sender in rules_of(view)] == ["inbound.take"]
    assert rules_of(views["inbound.take"]) == (signed_by_sender,)


def test_every_address_answers_a_stranger_without_failing(application: Flask) -> None:
    """Signed out, with references that do not exist: a page, a way to sign in or a refusal, never a fault of ours."""
    client = application.test_client()
    for rule in application.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and rule.endpoint != "static":
            address = re.sub(r"<(?:int[^>]*)>", "999999", rule.rule)
            answer = client.get(re.sub(r"<[^>]*>", "nothing-here", address))
            assert answer.status_code < 500, f"{rule.rule}: {answer.status_code}"


def test_no_address_is_that_of_two_pages(application: Flask) -> None:
    """Every address leads back to the page it was made for: another one with a fixed word in it would hide it."""
    adapter, hidden = application.url_map.bind("localhost"), []
    for rule in application.url_map.iter_rules():
        for values in _each_of_a_choice(rule):
            method = "GET" if "GET" in (rule.methods or ()) else "POST"
            address = adapter.build(rule.endpoint, {**values, **(rule.defaults or {})}, method=method)
            found, _values = adapter.match(address.partition("?")[0], method=method)
            hidden += [] if found == rule.endpoint else [f"{address} of {rule.endpoint} shows {found}"]
    assert hidden == []


def _each_of_a_choice(rule: Rule) -> Iterator[dict[str, Any]]:
    """Values for the parts of an address: one of most sorts, each of those that are chosen from a list."""
    choices = []
    for name, converter in rule._converters.items():
        kind = type(converter).__name__
        listed = converter.regex.removeprefix("(?:").removesuffix(")").replace("\\", "").split("|")
        known = listed if kind == "AnyConverter" else [7] if "Integer" in kind else ["zzz9"]
        choices.append([(name, value) for value in known])
    yield from (dict(each) for each in product(*choices))


def test_every_named_template_exists() -> None:
    names = set(source.templates())
    missing = [f"{where}: {name}" for where, name in _named() if not fnmatch.filter(names, name)]
    assert missing == []


def test_every_template_is_used() -> None:
    names = set(source.templates())
    reached = {name for _, pattern in _named() for name in fnmatch.filter(names, pattern)}
    waiting = list(reached)
    while waiting:
        for name in _referred(waiting.pop()) & names - reached:
            reached.add(name)
            waiting.append(name)
    assert sorted(names - reached) == []


def test_every_reference_between_templates_leads_somewhere() -> None:
    names = set(source.templates())
    lost = {name: missing for name in names if (missing := _referred(name) - names)}
    assert lost == {}


def test_templates_stand_in_the_folder_of_their_room() -> None:
    strays = []
    for where, name in _named():
        room = where.split("/")[1]
        if room not in {"core", name.split("/")[0]}:
            strays.append(f"{where}: {name}")
    assert strays == []


@pytest.mark.parametrize("folder", ["components", "layout"])
def test_shared_templates_import_no_room(folder: str) -> None:
    shared = {"components", "layout"}
    strays = {
        name: sorted(other for other in _referred(name) if other.split("/")[0] not in shared)
        for name in source.templates()
        if name.startswith(f"{folder}/")
    }
    assert {name: others for name, others in strays.items() if others} == {}


def _referred(name: str) -> set[str]:
    tree = Environment(extensions=["jinja2.ext.i18n"]).parse(source.templates()[name])
    drawn = {call.args[0].value for call in tree.find_all(nodes.Call) if getattr(call.node, "name", "") == "drawn"}
    return drawn | {other for other in meta.find_referenced_templates(tree) if other}


def _named() -> list[tuple[str, str]]:
    """(where, name) of every string in the code that names a template; a part filled in later is `*`."""
    shape = re.compile(r"[\w*.-]+(/[\w*.-]+)+\.(html|txt)")
    found = []
    for where, node in source.found((ast.Constant, ast.JoinedStr)):
        text = _pattern(node)
        if shape.fullmatch(text):
            found.append((where, text))
    return found


def _pattern(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
