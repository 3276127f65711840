"""The offline snapshot: a negotiation as static pages that need no server and no network."""

from lib.snapshot.edition import Edition
from lib.snapshot.files import ForeignFilesError, earlier, snapshot_files, write

__all__ = ["Edition", "ForeignFilesError", "earlier", "snapshot_files", "write"]
