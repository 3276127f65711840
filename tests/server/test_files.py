"""Open files: the soft limit is raised as far as allowed, and readers are counted by it."""

import resource

import pytest

from lib.server import files


@pytest.mark.parametrize(("soft", "hard", "wanted", "after"), [
    (1024, 4096, 65536, 4096), (1024, resource.RLIM_INFINITY, 65536, 65536), (70000, 80000, 65536, 70000), (1024, 99999, 65536, 65536),
])  # fmt: skip
def test_the_soft_limit_is_raised_and_never_lowered(monkeypatch, soft, hard, wanted, after):
    limits = [soft, hard]
    monkeypatch.setattr(files.resource, "getrlimit", lambda which: tuple(limits))
    monkeypatch.setattr(
        files.resource, "setrlimit", lambda which, new: limits.__setitem__(slice(2), new)
    )
    assert files.raised(wanted) == after
    assert files.readers(0) == files.capacity(after)
    assert files.readers(7) == 7
