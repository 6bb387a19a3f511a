"""Rules of the house that are read off the source itself."""

from __future__ import annotations

import ast

from tests.house import source


def _violations(test, *, outside: tuple[str, ...] = (), kind: type[ast.AST] = ast.Call) -> list[str]:
    return [where for where, node in source.found(kind, outside=outside) if test(node)]


# the outbox settles by a conditional UPDATE instead (docs/adr/003-states-by-move.md)
MAY_SET_STATE = ("app/core/states.py", "app/messages/outbox.py")


def test_only_move_assigns_a_state() -> None:
    kinds = (ast.Assign, ast.AugAssign, ast.AnnAssign)
    assert [where for where, node in source.found(kinds, outside=MAY_SET_STATE) if _assigns_state(node)] == []


def _assigns_state(node: ast.AST) -> bool:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    written = [one for target in targets for one in getattr(target, "elts", [target])]
    states = [one for one in written if isinstance(one, ast.Attribute) and one.attr == "state"]
    return bool(states)


def test_no_statement_sets_a_state_past_the_guard() -> None:
    """`update(Place).values(state=...)` and `setattr(place, "state", ...)` would leave no history row."""

    def sets(node: ast.Call) -> bool:
        if source.called(node).endswith("values"):
            return any(keyword.arg == "state" for keyword in node.keywords)
        named = [arg.value for arg in node.args[1:2] if isinstance(arg, ast.Constant)]
        return source.called(node) == "setattr" and named == ["state"]

    assert _violations(sets) == []


def test_only_actions_emit() -> None:
    emitting = [where for where, node in source.found(ast.Call) if source.called(node).split(".")[-1] == "emit"]
    assert [where for where in emitting if "/actions/" not in where and "/actions.py" not in where] == []


def test_only_the_edge_opens_a_transaction() -> None:
    """Verbs, rules, queries and reactions never begin or end a transaction: their caller does.

    What is due by the clock (`due.py`) has no caller but the worker, and takes one transaction a thing.
    """
    inner = ("/actions/", "/actions.py", "/queries", "/rules", "/models.py", "/forms", "/pages", "/reactions/")
    opened = [where for where, node in source.found(ast.Call) if source.called(node).split(".")[-1] == "transaction"]
    assert [where for where in opened if any(part in where for part in inner) and "/due.py" not in where] == []


def test_only_the_database_module_commits() -> None:
    commits = _violations(lambda node: source.called(node).split(".")[-1] == "commit", outside=("app/core/db.py",))
    assert commits == []


def test_only_the_clock_asks_the_time() -> None:
    asking = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.sleep", "dt.now"}
    assert _violations(lambda node: source.called(node) in asking, outside=("app/core/clock.py",)) == []


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    long = {str(path.relative_to(source.ROOT)): len(path.read_text("utf-8").splitlines()) for path in _python_files()}
    assert {name: lines for name, lines in long.items() if lines > 250} == {}


def test_no_name_admits_anything() -> None:
    shapeless = {"util", "utils", "helpers", "common", "misc", "services", "manager"}
    assert [str(path) for path in _python_files() if shapeless.intersection((path.stem, *path.parts))] == []


def test_every_room_says_what_it_is() -> None:
    rooms = [path for path in source.modules() if path.count("/") == 2 and path.endswith("__init__.py")]
    assert rooms
    silent = [path for path in rooms if not ast.get_docstring(source.modules()[path])]
    assert silent == []


def _python_files() -> list:
    return [path for path in source.committed() if path.suffix == ".py" and "migrations/versions" not in str(path)]
