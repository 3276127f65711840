"""Prerendering: text and charts of a page in its first response, before the app starts."""
