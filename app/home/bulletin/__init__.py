"""The weekly bulletin on the team's screens: its form, and what its pages say. The rest is a room of its own."""
