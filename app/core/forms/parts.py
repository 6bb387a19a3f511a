"""One answer in several boxes. What was typed stays in the boxes, and only the wrong ones turn red."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, NamedTuple

import wtforms

from app.core.forms.cleaning import clean_line
from app.core.forms.required import Sentence, validators


class Part(NamedTuple):
    """A box: the end of its name, its label, its width in characters."""

    key: str
    label: Sentence
    width: int


class PartsError(ValueError):
    """The boxes make no sense; `bad` are the keys of the wrong ones."""

    def __init__(self, sentence: str, bad: Iterable[str]) -> None:
        super().__init__(sentence)
        self.bad = tuple(bad)


class PartsField(wtforms.Field):
    """Reads `<name>-<key>` for each part. Subclasses say `parts`, `read` (boxes to value) and `show` (value to boxes).

    `typed` holds the words in the boxes; `bad` the keys of the boxes to mark.
    """

    shape = "date-input"
    parts: ClassVar[tuple[Part, ...]] = ()

    def __init__(
        self,
        label: Sentence,
        extra: Sequence[Any] = (),
        *,
        required: Sentence | None = None,
        hint: Sentence = "",
        **options: Any,
    ) -> None:
        super().__init__(label, validators(required, extra), description=hint, **options)
        self.typed: dict[str, str] = {}
        self.bad: tuple[str, ...] = ()

    @abstractmethod
    def read(self, typed: dict[str, str]) -> Any:
        """The value of boxes of which at least one is filled. PartsError when they make no sense."""

    @abstractmethod
    def show(self, value: Any) -> dict[str, str]:
        """The words for the boxes."""

    def process(self, formdata: Any, data: Any = wtforms.utils.unset_value, extra_filters: Any = None) -> None:
        super().process(None, data, extra_filters)
        if formdata is None:
            self.typed = self.show(self.data) if self.data is not None else {}
            return
        self.typed = {part.key: _first(formdata, f"{self.name}-{part.key}") for part in self.parts}
        self.raw_data = [" ".join(self.typed.values()).strip()]
        self.data = None
        if any(self.typed.values()):
            self._read_typed()

    def _read_typed(self) -> None:
        try:
            self.data = self.read(self.typed)
        except PartsError as wrong:
            self.bad = wrong.bad
            self.process_errors = [*self.process_errors, str(wrong)]

    @property
    def bad_parts(self) -> tuple[str, ...]:
        """The boxes to mark: the wrong ones, or all of them when the answer as a whole is refused."""
        return self.bad or tuple(part.key for part in self.parts) if self.errors else ()


def _first(formdata: Any, name: str) -> str:
    typed = formdata.getlist(name)[:1]
    return (clean_line(typed[0]) or "")[:40] if typed and isinstance(typed[0], str) else ""
