"""The pages of the relation: areas, offices, seats, the municipality, and what is kept on people."""
