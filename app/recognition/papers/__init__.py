"""Papers that somebody takes away: a statement of hours, a letter of reference, the skills passport.

Owns the words paper, statement, letter, skills passport, withdrawn. What a paper says is fixed when it is made; one
code checks it for whoever holds it, until its holder withdraws it. Imports what recognition imports.
"""
