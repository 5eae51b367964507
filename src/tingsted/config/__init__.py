"""Where one installation is put together: settings, addresses, the list of rooms."""
