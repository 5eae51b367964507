"""An idea, its number, its authors, merging, offers of help, the trail page."""
