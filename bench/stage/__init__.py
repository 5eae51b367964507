"""The stage for figures about pages: a small municipality with a great deal in it, served by the real server."""
