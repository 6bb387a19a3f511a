"""The proposal: who could have which place, over all that the team chooses at once, fair and explained.

Owns the words proposal (one run and what people made of it), pair (one person and one kind of place in it), pinned,
forbidden, passed over (somebody whose name is down and who is not in it). Imports what matching imports. The worker
solves, never a web request; people look, change and release; only then is anybody asked, and each says yes themselves.
"""
