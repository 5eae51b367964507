"""The pages of the cooperation basis."""
