"""What a matter becomes on paper: the consultation report, in two formats, and the case file."""
