"""Is a data package fit for Parley? All problems at once, in words that a reader can act on."""

from lib.check.archive import MAX_PACKED, MAX_UNPACKED, archive_files
from lib.check.folder import folder_files
from lib.check.package import Report, problems, report
from lib.check.problem import Problem, Refused
from lib.check.since import beside

__all__ = [
    "MAX_PACKED",
    "MAX_UNPACKED",
    "Problem",
    "Refused",
    "Report",
    "archive_files",
    "beside",
    "folder_files",
    "problems",
    "report",
]
