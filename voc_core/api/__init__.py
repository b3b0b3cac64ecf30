"""The HTTP API: feedback and files in, receipts out, beside the pages and on top of the reports."""

from voc_core.api.app import app

__all__ = ["app"]
