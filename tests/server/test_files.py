"""Open files: the soft limit is raised as far as allowed, and readers are counted by it."""

import resource

import pytest

from lib.server import start


@pytest.mark.parametrize(("soft", "hard", "wanted", "after"), [
    (1024, 4096, 65536, 4096), (1024, resource.RLIM_INFINITY, 65536, 65536), (70000, 80000, 65536, 70000), (1024, 99999, 65536, 65536),
])  # fmt: skip
def test_the_soft_limit_is_raised_and_never_lowered(monkeypatch, soft, hard, wanted, after):
    limits = [soft, hard]
    monkeypatch.setattr(start.resource, "getrlimit", lambda which: tuple(limits))
    monkeypatch.setattr(
        start.resource, "setrlimit", lambda which, new: limits.__setitem__(slice(2), new)
    )
    assert start.raised(wanted) == after
    assert start.readers(0) == start.capacity(after)
    assert start.readers(7) == 7
