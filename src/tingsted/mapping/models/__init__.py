"""The nouns of mapping: what an area has, who lives there, what it measures itself by."""

from tingsted.mapping.models.goals import Reading, VillageGoal

__all__ = ["Reading", "VillageGoal"]
