"""The readers under damaged files for as long as one likes: `python -m tests.soak --minutes 10`."""
