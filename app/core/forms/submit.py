"""The button that sends a form. `render_kw={"variant": "secondary"}` or "warning" for the other kinds."""

from __future__ import annotations

import wtforms


class SubmitField(wtforms.SubmitField):
    """Data: True when this was the button pressed."""

    shape = "button"
