"""The offline snapshot: a negotiation as static pages that need no server and no network."""

from lib.snapshot.edition import Edition
from lib.snapshot.files import files
from lib.snapshot.folder import ForeignFilesError, write

__all__ = ["Edition", "ForeignFilesError", "files", "write"]
