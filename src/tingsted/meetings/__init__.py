"""Citizen meetings: the call, the wall of ideas, the import of a typed wall."""
