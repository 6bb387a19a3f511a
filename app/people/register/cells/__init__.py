"""One cell understood: from what a person typed to one value, a note, or a question."""
