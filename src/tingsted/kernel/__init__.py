"""The cellar: what every room stands on, and no civic word in it."""
