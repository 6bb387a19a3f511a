"""Pure decisions about opportunities: what fits whom and why, what may be posted, what reads as a slip."""
