"""Terms of office: from when to when one person sits on a committee, and which of their terms it is.

Owns the word term (of one person). Imports what signups imports. A term ends by its day and nothing happens to the
place: whoever hosts it is reminded some months before, and talks with the person.
"""
