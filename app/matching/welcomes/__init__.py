"""Teams that would welcome somebody new to them, in a sentence of their own, and who would like to hear from them.

Owns the word welcome. A host writes and the involvement team shows. A host never learns who would like to hear from
them, and how many only from five on.
"""
