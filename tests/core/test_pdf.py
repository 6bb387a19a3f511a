"""PDF files: tagged, in our fonts, the same each time, and blind to anything a person types being markup."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from app.core.pdf import FONTS, LettersMissing, render_pdf

PAGE = """
#import "/core/paper.typ": paper, rule, facts, breakable
#let data = json(bytes(sys.inputs.data))
#show: paper.with(data)
= #data.heading
#rule(data)
#data.words
#facts((("Date", "12 January 2027"), ("Time", "2 hours")))
"""
DATA = {"title": "A letter", "language": "en-GB", "large_print": False, "heading": "Hello", "words": "Kind words."}


@pytest.fixture
def template(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A template of this test's own, beside the real paper."""
    root = tmp_path_factory.mktemp("app")
    (root / "core").mkdir()
    (root / "core" / "paper.typ").write_text((FONTS.parent / "paper.typ").read_text(encoding="utf-8"))
    (root / "page.typ").write_text(PAGE)
    monkeypatch.setattr("app.core.pdf.ROOT", root)
    return root / "page.typ"


def opened(made: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(made))


def tags(pdf: pikepdf.Pdf) -> list[str]:
    """The names of the structure elements, in reading order."""
    found: list[str] = []

    def walk(node: pikepdf.Object) -> None:
        if isinstance(node, pikepdf.Array):
            for kid in list(node):  # type: ignore[call-overload]
                walk(kid)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            found.append(str(node.S).lstrip("/"))
            walk(node.get("/K", pikepdf.Array()))

    walk(pdf.Root.StructTreeRoot.K)
    return found


def fonts(pdf: pikepdf.Pdf) -> set[str]:
    """The names of the fonts used on the first page, without their subset tags."""
    return {str(font.BaseFont).split("+")[1] for font in pdf.pages[0].Resources.Font.values()}


def test_it_is_tagged_and_says_its_language_and_title(template: Path) -> None:
    pdf = opened(render_pdf(template, DATA))
    assert pdf.Root.MarkInfo.Marked is True
    assert str(pdf.Root.Lang) == "en-GB"
    assert str(pdf.docinfo["/Title"]) == "A letter"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle is True
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def test_the_reading_order_has_heading_words_and_a_list_and_no_decoration(template: Path) -> None:
    order = tags(opened(render_pdf(template, DATA)))
    assert order[:3] == ["Document", "H1", "P"]
    assert order.count("LI") == 2
    assert "Figure" not in order
    assert "Artifact" not in order


def test_only_our_fonts_are_used(template: Path) -> None:
    used = fonts(opened(render_pdf(template, DATA)))
    assert used == {"AtkinsonHyperlegible-Regular", "AtkinsonHyperlegible-Bold"}


def test_the_same_data_gives_the_same_bytes(template: Path) -> None:
    assert render_pdf(template, DATA) == render_pdf(template, DATA)


def test_another_language_is_said(template: Path) -> None:
    assert str(opened(render_pdf(template, {**DATA, "language": "cy"})).Root.Lang) == "cy"


def test_no_title_is_refused_by_the_standard(template: Path) -> None:
    with pytest.raises(RuntimeError, match="title"):
        render_pdf(template, {**DATA, "title": ""})


@pytest.mark.parametrize(
    ("words", "font"),
    [
        ("Siân O'Connor-Łukasz", "AtkinsonHyperlegible-Regular"),
        ("Nguyễn Thị Hồng", "NotoSans-Regular"),
        ("Ἑλένη Ольга", "NotoSans-Regular"),
        ("محمد علي", "NotoSansArabic-Regular"),
        ("عمران خان ٹ ڈ", "NotoSansArabic-Regular"),
        ("রবীন্দ্রনাথ", "NotoSansBengali-Regular"),
        ("हर्ष", "NotoSans-Regular"),
        ("ગાંધી", "NotoSansGujarati-Regular"),
        ("ਗੁਰਪ੍ਰੀਤ ਕੌਰ", "NotoSansGurmukhi-Regular"),
        ("தமிழ்", "NotoSansTamil-Regular"),
        ("王小明", "NotoSansSC-Regular"),
        ("陳慧琳", "NotoSansSC-Regular"),
    ],
)
def test_names_of_many_scripts_have_their_letters(template: Path, words: str, font: str) -> None:
    assert font in fonts(opened(render_pdf(template, {**DATA, "words": words})))


@pytest.mark.parametrize("words", ["😀", "ཀ", "김민준", "さくら", "สมชาย", "ሰላም", "שרה", "a\x00b", "\ue000"])
def test_letters_we_cannot_print_are_refused_by_name(template: Path, words: str) -> None:
    with pytest.raises(LettersMissing) as refused:
        render_pdf(template, {**DATA, "words": f"Sam {words}"})
    assert refused.value.letters


@pytest.mark.parametrize(
    "words",
    [
        "#panic() *bold* _it_ = heading $x^2$ <label> @ref `raw`",
        '"); #read("/core/pdf.py"); ("',
        "\\u{1F600} \\ // comment /* more",
        "{{ config }} {% for %}",
        "\u202eright to left",
    ],
)
def test_what_a_person_types_is_words_and_never_markup(template: Path, words: str) -> None:
    order = tags(opened(render_pdf(template, {**DATA, "words": words})))
    assert order.count("H1") == 1
    assert "Strong" not in order[: order.index("L")]
    assert order == tags(opened(render_pdf(template, {**DATA, "words": "plain"})))


def test_large_print_is_eighteen_points_or_more(template: Path) -> None:
    assert smallest(opened(render_pdf(template, {**DATA, "large_print": True}))) >= 18
    assert smallest(opened(render_pdf(template, DATA))) < 18


def smallest(pdf: pikepdf.Pdf) -> float:
    """The smallest size of letters on the page, in points."""
    sizes = [
        float(operands[1]) for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]) if str(operator) == "Tf"
    ]
    return min(sizes)


def test_a_word_longer_than_the_line_stays_on_the_paper(template: Path) -> None:
    template.write_text(PAGE.replace("#data.words", "#breakable(data.words)"))
    pdf = opened(render_pdf(template, {**DATA, "words": "W" * 400}))
    assert len(pdf.pages) == 1
    lines = sum(str(operator) in ("Td", "Tm") for _, operator in pikepdf.parse_content_stream(pdf.pages[0]))
    assert lines > 8


def test_data_that_json_does_not_know_is_refused(template: Path) -> None:
    with pytest.raises(TypeError):
        render_pdf(template, {**DATA, "words": object()})


def test_every_font_is_named_in_its_licence() -> None:
    licence = (FONTS / "LICENCE.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert [font.name for font in FONTS.glob("*.ttf") if font.name not in licence] == []
