"""The municipality, its areas with boundary versions, offices and seats, contacts."""
