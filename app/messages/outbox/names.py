"""Which messages are treated in a way of their own, by name."""

from __future__ import annotations

BY_DAY = frozenset(
    {"reminder", "cover_asked", "cover_filled"}
)  # asked for by nobody at that moment: they wait for the morning, also a second try
SECRETS = frozenset({"sign_in_link", "password_reset", "staff_invitation"})  # their links are forgotten once sent
ALONE = SECRETS | {"password_changed"}  # about an account: neither held nor joined with others, at any hour
SEVERAL = "several"  # what others were joined into
