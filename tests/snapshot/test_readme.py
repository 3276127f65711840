"""The README says the size of the snapshot as its command prints it."""

import re

import pytest

from docs.snapshot_size import LINE, README
from lib import catalog, derived_tables, i18n
from lib.charts import registry
from lib.snapshot.__main__ import size_line
from lib.snapshot.data_page import FORMS

#: Style, script, icon, runtime, licences; declaration, package, README, checksums.
OTHERS = 9


def files_of(dataset):
    """How many files a snapshot of a negotiation has, without making it."""
    pages = len(i18n.words("labels")["page"])
    tables = 2 * len(derived_tables.every(dataset))
    charts = len(registry.charts(dataset))
    return pages + tables + charts + len(dataset.records) + len(FORMS) + OTHERS


def test_the_files_are_counted_as_the_command_counts_them(made, fiction):
    assert len(made) == files_of(fiction)


def test_the_readme_says_what_the_command_prints(made):
    said = LINE.search(README.read_text("utf-8"))[0]
    form = re.sub(r"[0-9]+", "[0-9]+", re.escape(size_line(made)))
    assert re.fullmatch(form, said)
    files = files_of(catalog.catalog()[catalog.default()])
    named = int(re.search(r"[0-9]+", said)[0])
    assert named == pytest.approx(files, rel=0.05), "run `make snapshot-size`"
