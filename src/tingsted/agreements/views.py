"""The pages of agreements: each reads, calls one action, renders."""
