"""A file that is no proper CSV is refused in words that say what to do."""

import pytest

from lib.validation import problems, reader
from tests.validation import tiny

TRACKS = "track_id,title,order,description\nmain,Main,1,All\n"


def said(content: bytes) -> list[str]:
    """What is said of another tracks.csv, other files left out."""
    found = problems(tiny.with_file("tracks.csv", content))
    return [str(one) for one in found if one.file == "tracks.csv"]


def test_a_byte_order_mark_is_accepted():
    assert said(TRACKS.encode("utf-8-sig")) == []


def test_windows_line_ends_are_accepted():
    assert said(TRACKS.replace("\n", "\r\n").encode()) == []


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_named(encoding: str):
    assert "the file is in UTF-16" in said(TRACKS.encode(encoding))[0]


def test_another_encoding_is_refused_with_its_line():
    (one,) = said(TRACKS.replace("Main", "Ça").encode("latin-1"))
    assert one.startswith("tracks.csv, line 2: expected text in UTF-8;")


def test_a_nul_is_refused_with_its_line():
    assert said(TRACKS.replace("Main", "M\0n").encode())[0].startswith("tracks.csv, line 2, column")


@pytest.mark.parametrize(("sign", "name"), [(";", "semicolons"), ("\t", "tabs"), ("|", "bars")])
def test_another_delimiter_is_recognised_and_the_rest_still_checked(sign: str, name: str):
    found = said(TRACKS.replace(",", sign).replace("1", "one").encode())
    assert name in found[0]
    assert "a whole number" in found[1]
    assert len(found) == 2


@pytest.mark.parametrize(("row", "count"), [("x,X,2", 3), ("x,X,2,a,b", 5)])
def test_a_ragged_row_is_refused(row: str, count: int):
    assert said(f"{TRACKS}{row}\n".encode()) == [
        f"tracks.csv, line 3: expected 4 cells in this row, but it has {count}; look for a comma "
        "too many or too few, or for text with commas that is not in quotation marks."
    ]


@pytest.mark.parametrize("row", ["", ",,,"])
def test_an_empty_line_is_refused(row: str):
    assert said(f"{TRACKS}{row}\n".encode()) == [
        "tracks.csv, line 3: expected no empty line; delete it."
    ]


@pytest.mark.parametrize("cell", ['"open', '"a"b'])
def test_a_lone_quotation_mark_is_refused(cell: str):
    (one,) = said(f"{TRACKS}x,{cell},2,a\n".encode())
    assert one.startswith("tracks.csv, line 3: expected a quotation mark to close")


@pytest.mark.parametrize("content", [b"", b"\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(content: bytes):
    assert "a first line with the names of the columns" in said(content)[0]


HEADERS = [
    ("track_id,title,order", "main,Main,1", "a column “description” in the first line"),
    ("track_id,title,order,description,more", "main,Main,1,All,x", "only columns that"),
    ("track_id,title,order,order", "main,Main,1,1", "each column name once"),
    ("title,track_id,order,description", "Main,main,1,All", "the columns in the declared order"),
]


@pytest.mark.parametrize(("header", "row", "expected"), HEADERS)
def test_another_header_is_refused(header: str, row: str, expected: str):
    (one,) = said(f"{header}\n{row}\n".encode())
    assert one.startswith("tracks.csv, line 1: ")
    assert expected in one


def test_a_missing_file_is_named():
    files = tiny.package()
    del files["tracks.csv"]
    assert [str(one) for one in problems(files)] == [
        "tracks.csv: expected this file in the folder, as datapackage.json names it."
    ]


def test_too_many_rows_are_refused():
    rows = "".join(f"t{number},T,1,D\n" for number in range(50_001))
    files = tiny.with_file("tracks.csv", f"{TRACKS}{rows}".encode())
    assert "at most 50000 rows" in str(problems(files)[0])


def test_too_many_columns_are_refused():
    header = ",".join(f"c{number}" for number in range(61))
    assert said(f"{header}\n".encode()) == ["tracks.csv: expected at most 60 columns."]


def test_a_file_of_very_many_lines_is_given_up_early(monkeypatch):
    every, read = reader.records, []
    monkeypatch.setattr(
        reader, "records", lambda *given: (read.append(one) or one for one in every(*given))
    )
    assert len(said(TRACKS.encode() + b",\n" * (5 * reader.MAX_ROWS))) == 1
    assert reader.MAX_ROWS < len(read) < reader.MAX_ROWS + 100


def test_the_list_of_problems_ends_somewhere():
    rows = "".join(f"t{number},T,one,D\n" for number in range(5_001))
    found = said(f"{TRACKS}{rows}".encode())
    assert len(found) == 5_000


def test_other_files_in_the_folder_do_not_matter():
    assert problems(tiny.with_file("NOTES.md", b"\xff<script>")) == []


@pytest.mark.parametrize(
    ("content", "is_wide"), [(b"abc\0", False), (b"ab\0", True), (b"abcd\0", False)]
)
def test_a_file_is_of_another_encoding_where_more_than_a_quarter_is_nul(
    content: bytes, is_wide: bool
):
    text, found = reader.decoded("t.csv", content)
    assert bool(found) == is_wide
    assert text == ("" if is_wide else content.decode())


@pytest.mark.parametrize(("content", "line"), [(b"\xe4,b\n", 1), (b"a,b\nc\xe4,d\n", 2)])
def test_the_line_of_a_wrong_byte_is_counted_from_one(content: bytes, line: int):
    assert [one.line for one in reader.decoded("t.csv", content)[1]] == [line]


@pytest.mark.parametrize(("text", "sign"), [
    ("a,b\nc;d;e", ","), ("a;b\nc,d", ";"), ("a\tb;c;d", ";"), ("a|b", "|"), ("a", ","), ("a,b;c;d", ","),
])  # fmt: skip
def test_the_delimiter_is_that_of_the_first_line(text: str, sign: str):
    assert reader.delimiter(text) == sign
