"""Parley's library: everything below the pages, importable and tested without a browser."""
