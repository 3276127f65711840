"""What docs/speed.md and the README say of speed is what the benchmark found."""

from bench import results, table


def test_the_page_on_speed_is_printed_from_the_results() -> None:
    assert table.page(results.read()) in table.PAGE.read_text("utf-8")


def test_the_lines_of_the_readme_are_printed_from_the_results() -> None:
    assert table.summary(results.read()) in table.README.read_text("utf-8")


def test_a_table_has_every_column_that_a_row_has() -> None:
    rows = [{"of": "a", "ms": [2, 1, 3]}, {"of": "b", "errors": ["x", "y"], "met": False}]
    assert table.table(rows).splitlines() == [
        "| of | ms | errors | met |",
        "| --- | --- | --- | --- |",
        "| a | 2 (1–3) | – | – |",
        "| b | – | 2 | **no** |",
    ]


def test_what_is_printed_takes_the_place_of_what_was_there(tmp_path) -> None:
    path = tmp_path / "page.md"
    path.write_text(
        "Before.\n<!-- printed by bench.table -->\nold\n<!-- end -->\nAfter.\n", "utf-8"
    )
    table.put(path, "new\n")
    told = path.read_text("utf-8")
    assert told == "Before.\n<!-- printed by bench.table -->\nnew\n<!-- end -->\nAfter.\n"
