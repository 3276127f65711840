"""Prerendering: the words and charts of a page in its first answer, before the app starts."""
