"""Working groups: an idea, a coordinator, those who offered help."""
