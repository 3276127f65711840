"""The plan of an addition: every row that is to be written, and what speaks against it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lib.add import found, keys
from lib.add.facts import RESERVED, BadFactsError, Fact, Facts, say
from lib.add.sheets import Book, Cells
from lib.data.schema import Table

#: Tables whose rows are one statement of one speaker, with the columns that name the speaker.
OF_SPEAKER = ("positions", "event_statements", "fulfilments")
#: Words of a fact that describe a source or a speaker, with the table of each.
DESCRIBED = {"source": "sources", "speaker": "speakers"}


@dataclass
class Plan:
    """What is to be written: rows by table and key, changed cells, likely duplicates, problems."""

    book: Book
    added: list[tuple[str, str]] = field(default_factory=list)
    changed: list[tuple[str, str]] = field(default_factory=list)
    duplicates: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    there: int = 0

    @property
    def is_empty(self) -> bool:
        """True where all is there already."""
        return not self.added and not self.changed

    def add(self, table: str, cells: Mapping[str, str]) -> Cells:
        """The new row of a table."""
        row = self.book[table].add(cells)
        self.added.append((table, self.book[table].key(row)))
        return row


def plan(files: Mapping[str, bytes], facts: Facts) -> Plan:
    """The plan of adding facts to a package's files; raises BadFactsError with all problems."""
    made = Plan(Book(files))
    for fact in facts.facts:
        try:
            place(made, fact)
        except BadFactsError as fault:
            made.problems.append(say("of_fact", fact=found.about(fact), fault=fault))
    if made.problems:
        raise BadFactsError("\n".join(made.problems))
    return made


def place(made: Plan, fact: Fact) -> None:
    """Put one fact into the plan; raises BadFactsError where it cannot be."""
    refuse_strange(made.book, fact)
    if fact.correct:
        correct(made, fact)
        return
    table = made.book.package.tables[fact.table]
    cells = dict(fact.cells)
    owner = owner_of(made, fact, table, cells)
    if "source_id" in table.field and (fact.source or "source" in fact.parts):
        cells["source_id"] = source_of(made, fact)
    said_by = speakers_of(made, fact)
    if fact.table == "claims":
        claim(made, fact, cells, owner, said_by)
    elif fact.table in keys.NUMBERED:
        statement(made, fact, table, cells, owner, said_by)
    else:
        record(made, table, cells, fact.is_distinct)


def refuse_strange(book: Book, fact: Fact) -> None:
    """Raise BadFactsError for a table or a column that the package does not have."""
    tables = book.package.tables
    if fact.table not in tables:
        raise BadFactsError(say("no_table", table=fact.table, allowed=", ".join(tables)))
    refuse_columns(tables[fact.table], fact.cells, RESERVED)
    for part, cells in fact.parts.items():
        name = DESCRIBED.get(part, part)
        if name not in tables:
            raise BadFactsError(
                say("no_table", table=part, allowed=", ".join((*DESCRIBED, *tables)))
            )
        refuse_columns(tables[name], cells, ())


def refuse_columns(table: Table, cells: Mapping[str, str], also: tuple[str, ...]) -> None:
    """Raise BadFactsError for a cell of a column that the table does not have."""
    for column in cells:
        if column not in table.field:
            allowed = ", ".join((*also, *table.field))
            raise BadFactsError(say("no_column", column=column, table=table.name, allowed=allowed))


def correct(made: Plan, fact: Fact) -> None:
    """Put other cells into a row that is there."""
    row = made.book.find(fact.correct)
    if row is None:
        raise BadFactsError(say("no_record", record=fact.correct))
    if found.agrees(row, fact.cells):
        made.there += 1
        return
    made.book[fact.table].change(row, fact.cells)
    made.changed.append((fact.table, made.book[fact.table].key(row)))


def owner_of(made: Plan, fact: Fact, table: Table, cells: Cells) -> str:
    """The key of what the statement speaks of, found or made, and put into its cells; or ""."""
    described = [name for name in fact.parts if name not in DESCRIBED]
    named = fact.record
    if not named and described:
        name = described[0]
        row = record(made, made.book.package.tables[name], fact.parts[name], fact.is_distinct)
        named = f"{name}/{made.book[name].key(row)}"
    if not named:
        return owner_in(table, cells)
    if made.book.find(named) is None:
        raise BadFactsError(say("no_record", record=named))
    other, _, key = named.partition("/")
    columns = [own for own, target, _ in table.references if target == other]
    if not columns:
        raise BadFactsError(say("no_reference", table=table.name, record=named))
    cells[columns[0]] = key
    return key


def owner_in(table: Table, cells: Mapping[str, str]) -> str:
    """The key of what a statement speaks of, where a cell of it says so; or ""."""
    others = ("sources", "speakers", "parties")
    owners = [own for own, target, _ in table.references if target not in others]
    return next((cells[own] for own in owners if cells.get(own)), "")


def record(made: Plan, table: Table, cells: Cells, is_distinct: bool) -> Cells:
    """The record that the cells describe: the one that says all of it, else a new one."""
    sheet = made.book[table.name]
    if whole := next((row for row in sheet.rows if cells and found.agrees(row, cells)), None):
        made.there += 1
        return whole
    if not is_distinct:
        for like in found.like_records(made.book, table, cells):
            words = {"record": f"{table.name}/{sheet.key(like)}", "title": like[table.title_field]}
            made.duplicates.append(say("like_record", **words))
    new = found.filled(made.book, table, cells)
    if len(table.key) == 1:
        new.setdefault(table.key[0], keys.of_record(table, new, sheet.keys))
    refuse_empty(table, new)
    return made.add(table.name, new)


def refuse_empty(table: Table, cells: Mapping[str, str]) -> None:
    """Raise BadFactsError for the columns that a new row must fill and does not."""
    missing = [name for name in table.required if not cells.get(name)]
    if missing:
        raise BadFactsError(say("missing", table=table.name, columns=", ".join(missing)))


def source_of(made: Plan, fact: Fact) -> str:
    """The key of the source of a fact, found by key or address, else made of what is said of it."""
    said = fact.parts.get("source", {})
    named = fact.source or said.get("source_id") or said.get("url", "")
    if row := found.source(made.book, named):
        return row["source_id"]
    url = said.get("url") or fact.source
    if not url.startswith(("http://", "https://")):
        raise BadFactsError(say("no_source", source=named))
    host = found.plain_address(url).partition("/")[0]
    new = {"outlet": host, "kind": "press", **found.like_host(made.book, url), **said, "url": url}
    if not new.get("title"):
        raise BadFactsError(say("no_title", source=url))
    sheet = made.book["sources"]
    new.setdefault("source_id", keys.of_source(new["outlet"], url, sheet.keys))
    return made.add("sources", found.filled(made.book, sheet.table, new))["source_id"]


def speakers_of(made: Plan, fact: Fact) -> list[Cells]:
    """The speakers of a fact, each found by key or name, one of them made where described."""
    said = fact.parts.get("speaker", {})
    named = fact.speakers or tuple(filter(None, [said.get("speaker_id") or said.get("name", "")]))
    return [speaker(made, one, said) for one in named]


def speaker(made: Plan, named: str, said: Cells) -> Cells:
    """One speaker by key or name, else a new one made of what is said of it."""
    known = found.speakers(made.book, named, said.get("party_id", ""))
    if len(known) > 1:
        allowed = ", ".join(row["speaker_id"] for row in known)
        raise BadFactsError(say("several_speakers", name=named, allowed=allowed))
    if known:
        return known[0]
    if not said.get("party_id") or not said.get("kind"):
        near = found.near_speakers(made.book, named)
        raise BadFactsError(say("no_speaker", name=named, near=near or say("none")))
    sheet = made.book["speakers"]
    new = {"name": named, **found.PLAIN, **said}
    new.setdefault("speaker_id", keys.of_speaker(said["party_id"], new["name"], sheet.keys))
    return made.add("speakers", new)


def claim(made: Plan, fact: Fact, cells: Cells, owner: str, said_by: list[Cells]) -> None:
    """Put a claim and its speakers into the plan, if it is not there."""
    refuse_unsaid(owner, said_by)
    named = {row["speaker_id"] for row in said_by}
    if is_there(made.book, cells, named):
        made.there += 1
        return
    if not fact.is_distinct:
        for like in found.like_claims(made.book, cells, named):
            words = {"claim": like["claim_id"], "value": like["value"] or like["value_text"]}
            made.duplicates.append(say("like_claim", **words))
    sheet = made.book["claims"]
    new = {"claim_id": keys.of_statement("claims", owner, sheet.keys), **cells}
    if new.get("value"):
        new.setdefault("unit", found.unit(made.book, new))
    refuse_empty(sheet.table, new)
    made.add("claims", new)
    for row in said_by:
        made.add("claim_speakers", {**row, "claim_id": new["claim_id"]})


def refuse_unsaid(owner: str, said_by: list[Cells]) -> None:
    """Raise BadFactsError for a statement of nothing or by nobody."""
    if not said_by:
        raise BadFactsError(say("needs_speaker"))
    if not owner:
        raise BadFactsError(say("needs_record"))


def is_there(book: Book, cells: Cells, named: set[str]) -> bool:
    """True if the package has a claim that says all the cells say, by the same speakers."""
    rows = (row for row in book["claims"].rows if found.agrees(row, cells))
    return any(named == found.speakers_of(book, row["claim_id"]) for row in rows)


def statement(
    made: Plan, fact: Fact, table: Table, cells: Cells, owner: str, said_by: list[Cells]
) -> None:
    """Put a row of a table of statements that has its speaker in itself into the plan."""
    is_said = fact.table in OF_SPEAKER
    refuse_unsaid(owner, said_by if is_said else [{}])
    if is_said:
        cells = {**cells, "speaker_id": said_by[0]["speaker_id"]}
        cells.setdefault("party_id", said_by[0]["party_id"])
    sheet = made.book[fact.table]
    if any(found.agrees(row, cells) for row in sheet.rows):
        made.there += 1
        return
    new = found.filled(made.book, table, cells)
    before = owner
    if fact.table == "fulfilments":
        before = f"{cells.get('transfer_id', '')}--{cells.get('commitment_id', '')}"
    new.setdefault(table.key[0], keys.of_statement(fact.table, before, sheet.keys))
    refuse_empty(table, new)
    made.add(fact.table, new)
