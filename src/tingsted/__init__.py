"""Tingsted: the standing cooperation between a municipality and its local communities."""
