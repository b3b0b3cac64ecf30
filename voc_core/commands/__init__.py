"""The command line: thin commands over the functions the pages call."""
