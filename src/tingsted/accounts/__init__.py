"""A person and how they sign in; the operator. No civic right lives here."""
