"""The command ``python -m lib.check FOLDER_OR_ZIP``: every problem, one a line, and their count.

With ``--since EDITION`` it also says what a new edition lacks beside an earlier one: a version that
is stored in ``editions`` beside the package, or a path.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

from lib.validation.files import MAX_PACKED, archive_files, folder_files
from lib.validation.problem import Problem, Refused, say
from lib.validation.report import report
from lib.validation.since import beside, edition_path


def files_at(path: Path) -> Mapping[str, bytes]:
    """Contents in bytes by name, of a folder or of a zip; raises Refused."""
    if path.is_dir():
        return folder_files(path)
    with path.open("rb") as stream:
        return archive_files(stream.read(MAX_PACKED + 1))


def told(problems: tuple[Problem, ...] | list[Problem]) -> int:
    """Exit status 1, after every problem is printed, one a line, and their count."""
    for problem in problems:
        print(problem)
    kind = "one" if len(problems) == 1 else "many"
    print(say("sentence", kind, count=len(problems)))
    return 1


def misused(kind: str, path: str = "") -> int:
    """Exit status 2, after one sentence on how to use the command."""
    print(say("sentence", kind, path=path), file=sys.stderr)
    return 2


def since(words: list[str]) -> tuple[list[str], str]:
    """The words of the command line without ``--since``, and the edition that it names, or ""."""
    if "--since" not in words[:-1]:
        return words, ""
    place = words.index("--since")
    return words[:place] + words[place + 2 :], words[place + 1]


def lacking(path: Path, name: str, named: str, files: Mapping[str, bytes]) -> list[Problem]:
    """The faults of a valid package beside the edition that is named; raises Refused."""
    if not named:
        return []
    return beside(files_at(edition_path(path, name, named)), files)


def main(words: list[str]) -> int:
    """The exit status for the words of the command line: 0 valid, 1 problems, 2 misused."""
    words, named = since(words)
    if len(words) != 1 or words[0].startswith("--"):
        return misused("usage")
    path = Path(words[0])
    if not path.exists():
        return misused("no_path", words[0])
    try:
        files = files_at(path)
        found = report(files)
        problems = found.problems or lacking(path, found.name, named, files)
    except Refused as refused:
        return told(refused.problems)
    if problems:
        return told(list(problems))
    words_for = {"name": found.name, "version": found.version}
    print(say("sentence", "valid", tables=found.tables, rows=found.rows, **words_for))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
