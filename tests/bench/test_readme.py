"""What the README says of speed is what the benchmark found."""

from bench import readme


def test_the_readme_tells_the_latest_results() -> None:
    results = readme.RESULTS.read_text("utf-8")
    assert readme.told(results) in readme.README.read_text("utf-8")


def test_what_was_not_measured_is_told_as_a_dash() -> None:
    results = readme.RESULTS.read_text("utf-8")
    whole, cut = (readme.told(said) for said in (results, results.replace("| cold load |", "|")))
    row = "| cold load to charts painted | Dash | {} |"
    assert row.format("–") in cut
    assert row.format("–") not in whole
