"""The promise ledger: which office owes whom an answer, by when, kept or not, and why."""
