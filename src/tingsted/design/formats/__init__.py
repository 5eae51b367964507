"""How Danes and English readers here write dates and times; the rest is as Django knows it."""
