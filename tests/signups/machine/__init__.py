"""The machine of places: a small world, what its people, its team and its days may do, and what is seen after it."""
