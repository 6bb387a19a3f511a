"""Open Badges 3.0: a paper that carries its own proof, for a wallet or a web page elsewhere.

Owns the words badge, issuer, key, verdict. Signed here, offline, as a VC-JWT with EdDSA (docs/adr/054); in neutral
words alone, and naming nobody. Imports what recognition imports; a badge is one of `recognition/papers`.
"""
