"""The look and the voice: base page, parts, words of status, dates and numbers, the municipality's theme."""
