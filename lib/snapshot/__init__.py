"""The offline snapshot: a negotiation as a folder of static pages that need no server or network."""

from lib.snapshot.edition import Edition
from lib.snapshot.files import files
from lib.snapshot.folder import NotOurs, write

__all__ = ["Edition", "NotOurs", "files", "write"]
