"""Antiphon 应声: what users and decision makers of a product say, account by account."""

__version__ = "0.1.0"
