"""The nouns of agreements: what is kept, and what must always hold for it."""
