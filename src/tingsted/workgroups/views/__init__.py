"""The pages of a working group: public, of those who lead it, and those behind a mail's link."""
