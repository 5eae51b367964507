"""The pages of mapping: what an area has, who lives there, what it measures itself by."""
