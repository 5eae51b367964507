"""Mathematics for local democracy: plain data in, plain data out, with the explanation."""
