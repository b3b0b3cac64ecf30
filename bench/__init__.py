"""How fast Antiphon is, beside plain SQL on the same file: `make bench`."""
