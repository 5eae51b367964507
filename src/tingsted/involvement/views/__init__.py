"""The pages of the invitation ledger: each reads, calls one action, renders."""
