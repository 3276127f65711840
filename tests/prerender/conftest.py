"""What tests of what is shown before the app share: the client of the API, and its patience."""

from tests.api.conftest import client, patient

__all__ = ["client", "patient"]
