"""News: once a week, what is new and fits somebody. Never the same opportunity twice to the same person.

Owns the words news, turn. Imports what signups imports. Somebody's turn is over with the transaction that writes their
message, so a worker that dies on the way begins again with whoever has not had theirs.
"""
