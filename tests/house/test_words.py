"""The words: each can be translated, none makes a tired reader climb, none tells of the machine it was written on."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from typing import Any

from jinja2 import Environment, nodes

from tests.house import source

LETTERS = re.compile(r"[^\W\d_]{2,}")
SHOWN = {"alt", "title", "aria-label", "placeholder", "label", "summary"}  # attributes that a person sees or hears
TOLD = {"text", "label", "heading", "hint", "title", "html", "legend", "visuallyHiddenText", "titleText"}
LONGEST_SENTENCE = 25  # words
SPOKEN = {"_", "gettext", "lazy_gettext", "_l", "ngettext", "lazy_ngettext", "_n"}
PRESCRIBED = ("This website is partially compliant",)  # by the law on accessibility statements, in its own words
MEANT = {  # a status in law; somebody's next job; the name of a service
    "A volunteer", "Useful for a job, a course or a reference",
    "Put one of these into your recruitment system, such as Trac or NHS Jobs.",
}  # fmt: skip
ENVIRONMENT = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do"])


def test_every_word_of_a_template_can_be_translated() -> None:
    bare = {name: words for name, text in source.templates().items() if (words := sorted(_untranslated(name, text)))}
    assert bare == {}


def _untranslated(name: str, text: str) -> set[str]:
    tree = ENVIRONMENT.parse(text)
    literal = "".join(_literal(tree))
    said = {literal} if name.endswith(".txt") else _Reader.read(literal)
    said |= {value for value in _arguments(tree) if not re.fullmatch(r"[\w./:#-]*", value)}
    return {" ".join(each.split()) for each in said if LETTERS.search(each)}


def _literal(node: nodes.Node) -> Iterator[str]:
    """The template's own characters in order; what is filled in is a bare number."""
    if isinstance(node, nodes.TemplateData):
        yield node.data
    elif isinstance(node, nodes.Output | nodes.Template) or not isinstance(node, nodes.Expr):
        for child in node.iter_child_nodes():
            yield from _literal(child)
    else:
        yield "0"


def _arguments(tree: nodes.Template) -> Iterator[str]:
    """Constant strings given to a component as something to show, such as `text="Open"`."""
    for pair in tree.find_all((nodes.Keyword, nodes.Pair)):
        key = pair.key if isinstance(pair, nodes.Keyword) else getattr(pair.key, "value", "")
        if key in TOLD and isinstance(pair.value, nodes.Const) and isinstance(pair.value.value, str):
            yield pair.value.value


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: set[str] = set()

    @classmethod
    def read(cls, text: str) -> set[str]:
        reader = cls()
        reader.feed(text)
        reader.close()
        return reader.said

    def handle_data(self, data: str) -> None:
        self.said.add(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.said |= {value for name, value in attrs if value and name in SHOWN}


@cache
def _sentences() -> tuple[tuple[str, str], ...]:
    """(where, sentence) of everything that is said through gettext, in templates and in code."""
    found: list[tuple[str, str]] = []
    for name, text in source.templates().items():
        for line, _function, said in ENVIRONMENT.extract_translations(text):
            found += ((f"templates/{name}:{line}", each) for each in _parts(said))
    for where, call in source.found(ast.Call):
        if source.called(call).split(".")[-1] in SPOKEN:
            said = [arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            found += ((where, each) for message in said for each in _parts(message))
    return tuple(found)


def _parts(said: Any) -> Iterator[str]:
    for message in said if isinstance(said, tuple) else (said,):
        yield from re.split(r"(?<=[.!?:;])\s+|\n\s*\n", message or "")


def test_no_sentence_is_long() -> None:
    long = [(where, said) for where, said in _sentences() if _words(said) > LONGEST_SENTENCE]
    assert [(where, said) for where, said in long if not said.startswith(PRESCRIBED)] == []


def _words(said: str) -> int:
    return len(re.sub(r"%\(\w+\)s", "x", said).split())


def test_the_rule_sees_bare_words() -> None:
    page = """<p>Bare text</p><a title="Bare title">{{ _("said well") }}</a>{{ nhs("tag", text="Bare argument") }}
        {{ nhs("tag", {"text": "Bare pair"}) }}{% trans %}also said well{% endtrans %}{% if x == "y" %}!{% endif %}"""
    assert _untranslated("a.html", page) == {"Bare text", "Bare title", "Bare argument", "Bare pair"}
    assert _untranslated("a.txt", "{{ _('said well') }}\nBare") == {"0 Bare"}


def test_nothing_is_said_in_words_we_do_not_use() -> None:
    """An opportunity is not a job, a place is not a shift, an involvement payment is not a wage."""
    never = re.compile(
        r"\b(jobs?|shifts?|wages?|salary|volunteers?|freeload\w*|waitlist\w*|patients?)\b", re.IGNORECASE
    )
    found = {where: said for where, said in _sentences() if never.search(said) and said not in MEANT}
    assert found == {}


def test_nothing_calls_a_person_wrong() -> None:
    """A refusal says what to do; it does not scold."""
    scolding = re.compile(r"\b(invalid|illegal|forbidden|failed to|you must not|bad input|oops)\b", re.IGNORECASE)
    assert {where: said for where, said in _sentences() if scolding.search(said)} == {}


def test_no_work_is_promised_in_the_source() -> None:
    promised = re.compile(
        "|".join(("TO" + "DO", "FIX" + "ME", r"raise NotImplemented" + "Error", r"mark\.(skip|x" + "fail)"))
    )
    assert [where for where, line in _lines(".py", ".html", ".md", ".txt", ".toml") if promised.search(line)] == []


def test_nothing_tells_of_the_machine_it_was_written_on() -> None:
    """No home folder, no folder of this clone, no address of a package index."""
    homes = r"/home/[a-z]|/root/|/Users/[A-Z]|[A-Z]:\\\\Users"
    indexes = "index-" + "url|find-" + r"links[ =]|\"resolved\": \"http|^registry="
    telling = re.compile(f"{homes}|{indexes}|{re.escape(str(source.ROOT))}/")
    own = {"tests/house/test_words.py", "scripts/lock.py"}  # the rule, and the tool that keeps them out
    found = [where for where, line in _lines() if telling.search(line) and where.split(":")[0] not in own]
    assert found == []


def _lines(*endings: str) -> Iterator[tuple[str, str]]:
    for path in source.committed():
        if endings and path.suffix not in endings:
            continue
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        name = path.relative_to(source.ROOT)
        yield from ((f"{name}:{number}", line) for number, line in enumerate(text.splitlines(), start=1))


def test_lock_files_name_exact_versions_and_hashes_and_no_address() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (source.ROOT / name).read_text("utf-8")
        assert "://" not in text
        packages = re.split(r"\n(?=[a-z0-9])", re.sub(r"(?m)^\s*#.*\n?", "", text).strip())
        assert len(packages) > 20
        loose = [
            each.split()[0]
            for each in packages
            if not re.match(r"[\w.-]+==\S+.*?--hash=sha256:[0-9a-f]{64}", each, re.DOTALL)
        ]
        assert loose == [], name


def test_the_two_locks_agree() -> None:
    def versions(name: str) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for package, version in re.findall(r"(?m)^([\w.-]+)==(\S+)", (source.ROOT / name).read_text("utf-8")):
            found.setdefault(package, set()).add(version)
        return found

    everything = versions("requirements-dev.lock")
    assert {name: seen for name, seen in versions("requirements.lock").items() if everything.get(name) != seen} == {}
