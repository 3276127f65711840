"""``python -m bench.readme``: the README's table about speed, from the results of the benchmark."""

import re
from pathlib import Path
from typing import Final

from bench.tables import table

FOLDER: Final = Path(__file__).parent
RESULTS: Final = FOLDER / "RESULTS.md"
README: Final = FOLDER.parent / "README.md"
#: Where the README tells of the run: a line, and the table below it.
PLACE: Final = re.compile(r"^Run of .*\n\n(?:\|.*\n)+", re.MULTILINE)
HEAD: Final = ("measure", "Parley against", "ratio", "bar", "")
KEPT: Final = "filter change, kept period"
NEW: Final = "filter change, new period"
CPU: Final = "server CPU a change"
DASH, KEEPING = "Dash", "a Dash that keeps figures as Parley does"
STATIC, WHOLE = "static files, same chart runtime", "static files, whole plotly.js"
#: What is told of each bar: in words, against what, and the row of the results.
BARS: Final = (
    ("change of the period, key press to charts painted", DASH, KEPT, "small", "dash small"),
    ("the same, a period that nobody asked for before", DASH, NEW, "small", "dash small"),
    ("change on the Overview", DASH, KEPT, "overview", "dash overview"),
    ("change of the period", STATIC, KEPT, "small", "static small"),
    ("change on the Overview", STATIC, KEPT, "overview", "static overview"),
    ("change on Humanitarian outcomes", STATIC, KEPT, "outcomes", "static outcomes"),
    ("change on Who says what", STATIC, KEPT, "claims", "static claims"),
    ("cold load to charts painted", DASH, "cold load", "small", "dash small"),
    ("cold load to charts painted", STATIC, "cold load", "small", "static small"),
    ("cold load to charts painted", WHOLE, "cold load", "small", "static-full small"),
    ("cold load of the Overview", STATIC, "cold load", "overview", "static overview"),
    *(
        (f"switch to {name}, {visit}", "a change of the static page", f"page switch, {visit}", page,
         f"static {page}")
        for visit in ("first visit", "way back")
        for page, name in (("overview", "the Overview"), ("claims", "Who says what"))
    ),
    ("server's processor time of a change", DASH, f"{CPU}, kept period", "small", "dash small"),
    ("the same, a new period", DASH, f"{CPU}, new period", "small", "dash small"),
    ("50 readers, a change every 2 s, p95", DASH, "50 readers, p95", "small", "dash small"),
    ("change of the period", KEEPING, KEPT, "small", "dash-kept small"),
    ("server's processor time of a change", KEEPING, f"{CPU}, kept period", "small",
     "dash-kept small"),
    ("the same, a new period", KEEPING, f"{CPU}, new period", "small", "dash-kept small"),
    ("50 readers, a change every 2 s, p95", KEEPING, "50 readers, p95", "small", "dash-kept small"),
)  # fmt: skip
#: Frameworks that no bar names: in words, and by the name of the server.
OTHERS: Final = {
    "Panel": "panel small",
    "Shiny": "shiny small",
    "plain Streamlit": "streamlit small",
}
#: What is told where a run has not measured something.
UNKNOWN: Final = ["–", "", ""]
TIMES: Final = {
    "change of the period": "change, kept period ms",
    "cold load to charts painted": "cold load ms",
}


def cells(line: str) -> list[str]:
    """The cells of a line of a table."""
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def section(results: str, heading: str) -> list[list[str]]:
    """The rows of the table under a heading, the first of them its head."""
    _, _, rest = results.partition(f"## {heading}")
    lines = [line for line in rest.partition("\n## ")[0].splitlines() if line.startswith("|")]
    return [cells(line) for line in lines if not line.startswith("|---")]


def against_bars(results: str) -> list[tuple[str, ...]]:
    """The rows of the README that have a bar; a dash where the results lack one."""
    found = {tuple(row[:3]): row[3:] for row in section(results, "Ratios and bars")}
    rows = []
    for words, against, measure, page, other in BARS:
        ratio, most, verdict = found.get((measure, f"parley {page}", other), UNKNOWN)
        rows.append((words, against, ratio, most and f"at most {most}", verdict))
    return rows


def against_others(results: str) -> list[tuple[str, ...]]:
    """The rows of the README about frameworks without a bar: ratios of medians."""
    head, *rows = section(results, "In the browser")
    medians = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    found = []
    for words, column in TIMES.items():
        for name, server in OTHERS.items():
            both = [medians[one][column].split()[0] for one in ("parley small", server)]
            known = "–" not in both
            ratio = f"{int(both[0]) / int(both[1]):.2f}" if known else UNKNOWN[0]
            found.append((words, name, ratio, "", ""))
    return found


def told(results: str) -> str:
    """What the README tells of a run."""
    day = re.search(r"measured on (.+)", results)
    head, *rows = section(results, "In the browser")
    count = {row[0]: row[head.index("n")] for row in rows}
    if day is None:
        raise ValueError("the results have no day")
    run = (
        f"Run of {day[1]}: medians of {count['parley small']} interleaved repetitions in a browser,"
        f" {count['panel small']} of Panel, Shiny and plain Streamlit."
    )
    lines = table(HEAD, [*against_bars(results), *against_others(results)])
    return "\n".join([run, "", *lines])


if __name__ == "__main__":
    said = told(RESULTS.read_text("utf-8"))
    README.write_text(PLACE.sub(lambda _: said, README.read_text("utf-8"), count=1), "utf-8")
