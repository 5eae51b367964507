"""What is read across the nouns of agreements."""
