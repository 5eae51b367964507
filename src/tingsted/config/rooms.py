"""The rooms of this house, innermost first. `./dev new-room` adds a line; the contracts read it."""

ROOMS: tuple[str, ...] = (
    "kernel",
    "design",
    "accounts",
    "places",
    "documents",
    "notices",
    "promises",
    "ideas",
    "agreements",
    "involvement",
    "plans",
    "mapping",
    "workgroups",
    "surveys",
    "meetings",
    "demo",
    "desk",
)
