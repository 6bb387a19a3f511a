"""What a file is that somebody sent: told by its bytes, kept only when it can do nothing by itself.

Owns the words file kind, checked. Used for documents and receipts. Imports nothing of the house but `core`. A file is
`checked(data)`, or refused with one sentence that says what to do; it goes out again by `download()` alone.
"""

from app.core.files.baring import bare
from app.core.files.checking import MOST_BYTES, Checked, checked
from app.core.files.kinds import PICTURES, FileKind
from app.core.files.refusing import FileRefused
from app.core.files.sending import download
from app.core.files.words import words_in

__all__ = ["MOST_BYTES", "PICTURES", "Checked", "FileKind", "FileRefused", "bare", "checked", "download", "words_in"]
