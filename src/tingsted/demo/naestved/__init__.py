"""Næstved: the town, Glumsø in three rounds, and the other areas."""

from tingsted.demo.naestved.town import tell

__all__ = ["tell"]
