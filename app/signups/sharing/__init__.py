"""What somebody shares of their passport with the host of something they have a place in, and who read it there.

Owns the words shared, chosen. Imports what signups imports, and the passport of `people`. What is shared follows the
passport until they choose for this opportunity; it is read while they have the place, and never once it is over.
"""
