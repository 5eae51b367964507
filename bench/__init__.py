"""One file per figure we promise, each beside its peer or its physical limit: `./dev bench`."""
