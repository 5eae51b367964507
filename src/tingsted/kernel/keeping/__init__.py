"""Keeping an installation: backup, restore, upgrade, and a look at its health."""
