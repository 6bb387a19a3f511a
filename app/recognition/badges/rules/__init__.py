"""Keys, signatures and credentials: pure functions of bytes and words."""

from app.recognition.badges.rules.keys import Keys, did_document, did_of, with_new_key
from app.recognition.badges.rules.tokens import identity, read, sign, was_given_to

__all__ = ["Keys", "did_document", "did_of", "identity", "read", "sign", "was_given_to", "with_new_key"]
