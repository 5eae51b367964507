"""Commands of the relation."""
