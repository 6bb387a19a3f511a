"""For the board of a ward: a page that prints clean, two tagged files, and plain text to copy."""

from __future__ import annotations

from app.bulletin.due import hand_out_bulletin
from app.core import clock
from app.messages.channels import Note
from app.messages.channels.letters import as_pdf
from tests.bulletin.team import WEEK, Scene
from tests.core.test_pdf import opened, smallest, tags

PAPER = f"/team/bulletin/{WEEK}/paper"


def test_it_is_a_page_and_a_tagged_file_in_two_sizes(scene: Scene) -> None:
    scene.open(venue="The Barn")
    scene.draft(opening="Hello.\n\nBe well.", closing="Bye.")
    page = scene.team.get(PAPER)
    assert page.h1 == "What is open: week of Monday 30 November 2026"
    for words in ("Be well.", "New: 1 opportunity", "1. Interview panel", "The Barn", "My name:", "Bye.",
                  "Ask any member of staff, or call the involvement team: 020 7946 0000"):  # fmt: skip
        assert words in page.text
    assert "Night Ward" not in page.source
    assert page.links()["Download as PDF"] == f"{PAPER}.pdf"
    usual, large = (scene.team.get(page.links()[f"Download {how}"]) for how in ("as PDF", "in large print"))
    file = opened(usual.bytes)
    assert str(file.docinfo["/Title"]) == page.h1
    assert {"H1", "H2", "H3"} <= set(tags(file))
    assert smallest(opened(large.bytes)) >= 18
    assert large.headers["Content-Disposition"] == 'attachment; filename="bulletin-large-print.pdf"'


def test_the_same_paper_is_to_be_had_after_it_was_sent(scene: Scene) -> None:
    scene.open()
    scene.send(opening="Hello.")
    page = scene.team.get(f"/team/bulletin/{WEEK}")
    assert page.links()["Print it, or download it as PDF"] == PAPER
    assert "Hello." in scene.team.get(PAPER).text
    assert opened(scene.team.get(f"{PAPER}.pdf").bytes)


def test_plain_text_stands_in_a_box_of_its_own(scene: Scene) -> None:
    scene.open()
    scene.draft(opening="<b>Tea</b> & more")
    page = scene.team.get(f"/team/bulletin/{WEEK}/plain")
    box = page.soup.select_one("textarea[readonly]")
    assert box.get_text().strip().startswith("<b>Tea</b> & more\n\nHere is what is open to you now.")
    assert not page.soup.select("main b")


def test_words_that_look_like_markup_and_letters_of_no_font_do_no_harm(scene: Scene) -> None:
    scene.open(venue="#panic() $x$ <b> *y*")
    scene.draft(opening="= #panic()\n@ref $1$")
    assert opened(scene.team.get(f"{PAPER}.pdf").bytes)
    scene.draft(opening="한국어")
    page = scene.team.get(f"{PAPER}.pdf")
    assert page.html and "Please print this page instead." in page.text


def test_the_letter_is_a_tagged_file_too(scene: Scene) -> None:
    scene.open()
    scene.send()
    with scene.application.app_context():
        hand_out_bulletin(clock.now())
        ben = scene.written()[1]
        note = Note(ben.message_id, ben.address, ben.text, ben.subject, clock.today(), large_print=True)
        assert smallest(opened(as_pdf(note))) >= 18
