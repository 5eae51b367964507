"""Næstved and Holbæk from public facts, with invented people; the same every time."""
