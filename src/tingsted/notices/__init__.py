"""What we tell people: asks that stay until done, news, one digest a day, letters."""
