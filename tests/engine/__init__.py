"""What counting promises, on every engine."""
