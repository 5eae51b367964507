"""The nouns of mapping: what an area has, who lives there, what it measures itself by."""

from tingsted.mapping.models.assets import Asset, AssetKind
from tingsted.mapping.models.goals import Reading, VillageGoal
from tingsted.mapping.models.people import Headcount

__all__ = ["Asset", "AssetKind", "Headcount", "Reading", "VillageGoal"]
