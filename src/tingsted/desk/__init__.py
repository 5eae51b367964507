"""What waits for you, the front page, and the kind pages for what went wrong."""
