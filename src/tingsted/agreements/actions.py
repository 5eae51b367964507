"""The verbs of agreements: the only writers."""
