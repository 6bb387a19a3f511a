"""Forms of the steps, of the decisions about an opportunity, of kinds and of the lists' filters."""
