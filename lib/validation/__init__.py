"""Validation apart from the server: what a stranger uploads is checked where it can be killed."""
