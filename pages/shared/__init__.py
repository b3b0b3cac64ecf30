"""What every page stands in: frame, filters, state, cache, language."""
