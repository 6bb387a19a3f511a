"""The story of one team and one person: what they did together over the years, as evidence and for a CV.

Owns the words story, left out, shared, cited. It is made of what is recorded and belongs to the person: a host reads it
while it is shared with their team. Imports what recognition imports, and the standards of `reviews`.
"""
