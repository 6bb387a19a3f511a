"""Forms about people, by noun."""
