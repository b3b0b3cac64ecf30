"""One function per page: store, snapshot and filters in, one frozen dataclass out."""
