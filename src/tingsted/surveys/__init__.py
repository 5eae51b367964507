"""The survey: a card per idea, answered without an account, and its result."""
