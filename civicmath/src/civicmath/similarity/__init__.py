"""Ideas that may be the same, and what ideas are about: suggestions to people, never done for them."""

from civicmath.similarity.suggesting import SAME, Pair, Suggestions, likeness, similar
from civicmath.similarity.themes import Theme, find_themes, propose_themes

__all__ = ["SAME", "Pair", "Suggestions", "Theme", "find_themes", "likeness", "propose_themes", "similar"]
