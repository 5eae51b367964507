"""Local development plans: phases, themes, actions, forwarding to departments."""
