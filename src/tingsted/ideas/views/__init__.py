"""The pages of the ideas room."""
