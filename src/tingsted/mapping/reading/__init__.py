"""What comes from paper and from a register: read, with every fault named and nothing repaired or lost."""

from tingsted.mapping.reading.assets import AssetRecord, read_assets
from tingsted.mapping.reading.headings import MissingHeading
from tingsted.mapping.reading.people import PeopleReading, read_people

__all__ = ["AssetRecord", "MissingHeading", "PeopleReading", "read_assets", "read_people"]
