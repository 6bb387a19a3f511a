"""The bare page: Flask, one Jinja template, 25 escaped cards, no database; as many bytes as BARE_BYTES says."""

from __future__ import annotations

import os

from flask import Flask, render_template
from jinja2 import DictLoader

SIZE = int(os.environ.get("BARE_BYTES", "20000"))
PAGE = """<!doctype html><html lang="en"><head><title>{{ title }}</title></head><body><main><h1>{{ title }}</h1>
{% for card in cards %}<article class="card"><h2><a href="{{ card.href }}">{{ card.title }}</a></h2><dl>
{% for label, words in card.pairs %}<div><dt>{{ label }}</dt><dd>{{ words }}</dd></div>{% endfor %}</dl>
<p>{{ card.note }}</p></article>{% endfor %}</main></body></html>"""

app = Flask(__name__)
app.jinja_loader = DictLoader({"page.html": PAGE})  # type: ignore[assignment]
WORDS = "what people will do & when, where and with whom; "


def cards(each: int) -> list[dict[str, object]]:
    pairs = [(label, (WORDS * 20)[: each // 5]) for label in ("When", "Where", "Payment", "Places")]
    return [
        {
            "title": f"Opportunity {number}",
            "href": f"/opportunities/{number}",
            "pairs": pairs,
            "note": (WORDS * 20)[: each // 5],
        }
        for number in range(25)
    ]


with app.app_context():
    FRAME = len(render_template("page.html", title="Bare", cards=cards(0)))
CARDS = cards(max(0, SIZE - FRAME) // 25)


@app.get("/")
def page() -> str:
    return render_template("page.html", title="Bare", cards=CARDS)


@app.get("/health/live")
def live() -> str:
    return "live"
