"""Uploads: a reader's own package, validated once and held in this reader's session alone."""

from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Final
from weakref import WeakKeyDictionary

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from lib import i18n, settings, validation
from lib.model.dataset import Dataset, read_dataset
from lib.validation.problem import in_file
from lib.validation.process import Bounds, Checks
from lib.views import show, url_state
from lib.views.markup import say

MB: Final = 1_000_000
#: What became of the zip of a session, so that it is checked once and not at every change.
RESULT_KEY: Final = "own_result"


@dataclass(frozen=True)
class Result:
    """What became of one dropped file: the negotiation in it, or all that is wrong with it."""

    file: str
    dataset: Dataset | None
    problems: tuple[validation.Problem, ...]


class Loaded:
    """The negotiations of all readers: how much they hold together, as long as they live."""

    def __init__(self, most: int) -> None:
        """Begin without one; ``most`` is in bytes after unpacking."""
        self.most, self.lock = most, Lock()
        self.sizes: WeakKeyDictionary[Dataset, int] = WeakKeyDictionary()

    def read(self, files: dict[str, bytes]) -> Dataset | None:
        """The negotiation in the files of a package, None where there is no room for it."""
        size = sum(map(len, files.values()))
        with self.lock:
            if sum(self.sizes.values()) + size > self.most:
                return None
            dataset = read_dataset(files)
            self.sizes[dataset] = size
            return dataset


def bounds() -> Bounds:
    """What the check of one file may take on this server, and how large the file may be."""
    said = settings.read()
    return Bounds(said.check_seconds, said.check_mb, said.upload_mb, said.unpacked_mb)


@cache
def checks() -> Checks:
    """The checks of this server."""
    return Checks(settings.read().checks, bounds())


@cache
def loaded() -> Loaded:
    """The negotiations of readers that this server holds."""
    return Loaded(settings.read().loaded_mb * MB)


def result(file: str, packed: bytes) -> Result:
    """What becomes of a zip, which is checked apart and never written to a disk."""
    if problems := checks().problems(packed):
        return Result(file, None, tuple(problems))
    dataset = loaded().read(validation.archive_files(packed, bounds().room))
    return Result(file, dataset, () if dataset else (in_file("zip", "full"),))


def result_of(dropped: UploadedFile) -> Result:
    """The outcome of the dropped file, computed at the first run that has it."""
    known: Result | None = st.session_state.get(RESULT_KEY)
    if known is None or known.file != dropped.file_id:
        st.session_state[RESULT_KEY] = known = result(dropped.file_id, dropped.getvalue())
        if known.dataset:
            st.session_state[url_state.OWN_KEY] = known.dataset
    return known


def own_negotiation() -> None:
    """Show the place for a zip, and what became of the one that was dropped there."""
    said = settings.read()
    if not said.uploads:
        return
    show.header(say("upload.heading"))
    limits = {"packed": said.upload_mb, "unpacked": said.unpacked_mb}
    show.markdown(say("upload.intro", **limits))
    dropped = st.file_uploader(
        i18n.say("upload.label"), type="zip", key="upload", max_upload_size=said.upload_mb
    )
    if dropped is not None:
        tell(result_of(dropped))


def tell(found: Result) -> None:
    """Show what became of a dropped zip: the way to the negotiation in it, or every problem."""
    if found.dataset is None:
        show.error(say("upload.refused", count=i18n.counted(len(found.problems), "problem")))
        problems = "\n".join(str(problem) for problem in found.problems)
        st.code(problems, language=None, wrap_lines=True)
        return
    show.success(say("upload.accepted", title=found.dataset.package.title))
    show.page_link("overview.py", say("upload.open"), {"talks": url_state.OWN})
