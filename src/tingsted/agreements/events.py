"""What can have happened in agreements."""
