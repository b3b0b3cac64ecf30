"""The only place that knows SQLite: one module per aggregate, all taking a `Store`."""

from voc_core.store.base import Store, default_path

__all__ = ["Store", "default_path"]
