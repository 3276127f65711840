"""A target is met by a ratio that was measured, without an error of the server under judgement."""

import pytest

from bench.results import Found
from bench.targets import Target, targets

UNKNOWN = float("nan")


def judged(found: Found) -> dict[tuple[str, str, str], bool]:
    """Whether each target of a run is met, by measure, server and other server."""
    return {(one.measure, one.of, one.against): one.is_met for one in targets(found)}


@pytest.mark.parametrize(
    ("ratio", "errors", "is_met"),
    [(1.0, 0, True), (1.01, 0, False), (0.5, 1, False), (UNKNOWN, 0, False)],
)
def test_a_target_needs_a_ratio_and_no_error(ratio: float, errors: int, is_met: bool) -> None:
    assert Target("p95", "parley small", "dash small", ratio, 1.0, errors).is_met is is_met


@pytest.mark.parametrize(
    ("ratio", "shown", "is_met"),
    [
        (1.1449, 1.14, True),
        (1.15, 1.15, True),
        (1.1502, 1.1502, False),
        (1.1549, 1.155, False),
        (1.156, 1.16, False),
    ],
)
def test_a_ratio_is_not_rounded_to_the_other_side(ratio: float, shown: float, is_met: bool) -> None:
    row = Target("cold load", "parley overview", "static overview", ratio, 1.15).row
    assert (row["ratio"], row["met"]) == (shown, is_met)


@pytest.mark.parametrize(("own", "other", "is_met"), [(["refused"], [], False), ([], ["x"], True)])
def test_only_errors_of_our_own_server_miss_the_target(
    own: list[str], other: list[str], is_met: bool
) -> None:
    rows = {
        "parley small": {"p95 ms": 100, "errors": own},
        "dash small": {"p95 ms": 1000, "errors": other},
    }
    assert judged({"readers": rows}) == {("50 readers, p95", "parley small", "dash small"): is_met}


@pytest.mark.parametrize("what", ["kept", "new", "pasted"])
def test_every_kind_of_change_is_judged(what: str) -> None:
    column = f"change, {what} period ms"
    found = {"browser": {f"{kind} claims": {column: [1, 1, 1]} for kind in ("parley", "static")}}
    assert judged(found)[f"period change, {what} period", "parley claims", "static claims"]


@pytest.mark.parametrize("page", ["small", "overview", "outcomes", "claims"])
@pytest.mark.parametrize("kind", ["static", "static-full"])
def test_the_cold_load_of_every_page_is_judged(page: str, kind: str) -> None:
    found = {
        "browser": {
            f"parley {page}": {"cold load ms": [3, 3, 3]},
            f"{kind} {page}": {"cold load ms": [2, 2, 2]},
        }
    }
    assert judged(found) == {("cold load", f"parley {page}", f"{kind} {page}"): False}


def test_a_switch_of_pages_is_judged_beside_a_change_of_the_static_page() -> None:
    found = {
        "browser": {
            "parley claims": {"page switch ms": [20, 20, 20]},
            "static claims": {"change, kept period ms": [10, 10, 10]},
        }
    }
    assert judged(found) == {("page switch, first visit", "parley claims", "static claims"): True}


def test_growth_is_judged_from_the_fewest_to_the_most_transfers() -> None:
    column = "change, new period ms"
    sizes = {
        f"{count} transfers": {
            "transfers": count, "rows": 2 * count, "MB at the end": held, column: [time] * 3,
            "errors": [],
        }
        for count, held, time in ((1_000, 200, 80), (100_000, 250, 90), (1_000_000, 1_200, 170))
    }  # fmt: skip
    found = {one.measure: (one.ratio, one.is_met) for one in targets({"growth": sizes})}
    assert found["growth, change, new period"] == (170 / 80, False)
    assert found["memory, GB a million transfers"] == (1.0, True)
    assert found["memory, GB a million rows"] == (0.5, True)
