"""Validation of data packages: every problem of files, descriptor, cells and rules, in words."""

from lib.validation.files import MAX_PACKED, MAX_UNPACKED, archive_files, folder_files
from lib.validation.problem import Problem, Refused
from lib.validation.report import Report, problems, report
from lib.validation.since import beside

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
