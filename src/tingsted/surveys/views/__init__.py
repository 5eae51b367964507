"""The pages of the survey."""
