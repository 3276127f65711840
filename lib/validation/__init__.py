"""Validation of data packages: every problem of files, descriptor, cells and rules, in words."""

from lib.validation.files import archive_files, folder_files
from lib.validation.problem import Problem, Refused
from lib.validation.report import Report, problems, report
from lib.validation.since import beside

__all__ = [
    "Problem",
    "Refused",
    "Report",
    "archive_files",
    "beside",
    "folder_files",
    "problems",
    "report",
]
