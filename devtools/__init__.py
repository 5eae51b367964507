"""What `./dev` does, one subject a file, on the bare Python of a new machine unless a file says otherwise."""
