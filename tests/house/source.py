"""The product's own source as syntax trees, for the rules that no linter knows."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "app"
TEMPLATES = ROOT / "templates"


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the application by its path under the root, such as `app/core/db.py`."""
    return {str(path.relative_to(ROOT)): ast.parse(path.read_text("utf-8")) for path in sorted(APP.rglob("*.py"))}


def found(
    wanted: type[ast.AST] | tuple[type[ast.AST], ...], *, outside: tuple[str, ...] = ()
) -> Iterator[tuple[str, ast.AST]]:
    """Every node of a kind as (`path:line`, node), except in the modules `outside`."""
    for path, tree in modules().items():
        if path not in outside:
            yield from ((f"{path}:{node.lineno}", node) for node in ast.walk(tree) if isinstance(node, wanted))


def called(node: ast.Call) -> str:
    """`db.session` of `db.session(...)`; the last two names are enough."""
    parts: list[str] = []
    target: ast.expr = node.func
    while isinstance(target, ast.Attribute):
        parts.insert(0, target.attr)
        target = target.value
    if isinstance(target, ast.Name):
        parts.insert(0, target.id)
    return ".".join(parts[-2:])


@cache
def templates() -> dict[str, str]:
    """Every template by its name, such as `home/front.html`."""
    files = (path for path in sorted(TEMPLATES.rglob("*")) if path.is_file())
    return {str(path.relative_to(TEMPLATES)): path.read_text("utf-8") for path in files}


@cache
def committed() -> tuple[Path, ...]:
    """Every file under version control; where there is no git, every file that would be."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode == 0 and listed.stdout:
        return tuple(ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file())
    away = {".venv", "var", "node_modules", "__pycache__", ".git"}
    return tuple(path for path in ROOT.rglob("*") if path.is_file() and not away.intersection(path.parts))
