"""One record in a dialog: its facts, the headline and why, every statement with its source."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from lib import gallery, text
from lib.address import View
from lib.look import look
from lib.model import records
from lib.model.records import Record
from lib.model.talks import Talks
from lib.blocks import whose
from lib.views import blocks, place, sharing
from lib.views.markup import bullet, link, plain, value_words

#: Columns that the head of a record leaves out: keys, and what says nothing by itself.
HIDDEN = ("source_id", "second_source_id", "research_ref", "date_precision", "is_round", "was_held", "is_counted", "latitude", "longitude",
          "place_precision", "summary", "description", "as_of_edtf", "outcome_id", "end_date")  # fmt: skip

Part = Callable[[Talks, View, Record], None]


def open_dialog(talks: Talks, view: View) -> None:
    """Open the record that the address names in a dialog; closing it takes it out of the address."""
    record = records.find(talks, view.record)
    st.dialog(record.title, width="large", on_dismiss=place.close_record)(body)(talks, view, record)


def body(talks: Talks, view: View, record: Record) -> None:
    """Show everything that is known of the record."""
    for part in PARTS:
        part(talks, view, record)


def heading(key: str) -> None:
    """Show the heading of a part."""
    st.header(text.say(f"record.{key}"), anchor=False)


def listed(key: str, items: list[str]) -> None:
    """Show a heading and a list, where there is anything in it."""
    if items:
        heading(key)
        st.markdown("\n".join(items))


def facts(talks: Talks, view: View, record: Record) -> None:
    """Show the record's own columns with the readers' words for them."""
    declared = talks.package.tables[record.table]
    hidden = {
        declared.key[0],
        declared.title_field,
        *HIDDEN,
        *(["date_edtf"] if record.row.get("date_precision") == 1 else []),
    }
    summary = next(
        (str(record.row[name]) for name in ("summary", "description") if record.row.get(name)), ""
    )
    if summary:
        st.markdown(plain(summary))
    items = []
    for field in declared.fields:
        value = record.row[field.name]
        if field.name in hidden or blank(value):
            continue
        items.append(
            bullet([f"{plain(field.title)}: {plain(shown(talks, record, field.name, value))}"])
        )
    people = [
        bullet(
            [
                plain(row["name"]),
                plain(talks.package.label("mediations", "role", row["role"])),
                plain(row["people"]),
            ]
        )
        for _, row in records.mediators(talks, record).iterrows()
    ]
    with st.container(horizontal=True, gap="large"):
        with st.container(width=520):
            listed("facts", items)
        with st.container(width=420):
            listed("mediators", people)


def blank(value: object) -> bool:
    """True for a cell with nothing in it, and for a plain no."""
    return bool(pd.isna(value)) or value == "" or value is False


def shown(talks: Talks, record: Record, column: str, value: object) -> str:
    """A cell in the readers' words: a label for a code, a name for a key, a day for a date."""
    if isinstance(value, pd.Timestamp):
        return text.day(value)
    for own, table, _ in talks.package.tables[record.table].references:
        if own == column and talks.package.tables[table].title_field:
            rows = talks[table].set_index(talks.package.tables[table].key[0])
            return str(rows.loc[value, talks.package.tables[table].title_field])
    label = talks.package.label(record.table, column, value)
    return text.say("word.yes") if label == "True" else label


def headline(talks: Talks, view: View, record: Record) -> None:
    """Show each figure of a transfer, who says it, and which clause of the rule decided."""
    if record.table == "transfers":
        rows = records.headline_figures(talks, view, record)
        listed("figures", [headline_item(talks, view, row) for _, row in rows.iterrows()])


def headline_item(talks: Talks, view: View, row: pd.Series) -> str:
    """One figure with its speaker and the reason why it stands, or the words for no figure."""
    names = look(talks, view).names
    outcome = talks["outcomes"].set_index("outcome_id").loc[row["outcome_id"]]
    to = text.say("lane.to_short", to=names.get(row["to_party"], ""))
    if pd.isna(row["figure"]):
        who = names.get(view.figures, text.say("record.anybody"))
        missing = text.say("record.no_figure_from", who=who)
        return bullet([plain(f"{outcome['short_title']} {to}"), f"**{plain(missing)}**"])
    amount = text.count(row["figure"], outcome["noun"], outcome["noun_plural"])
    clause = whose(talks, view) if view.figures != "headline" else text.say(f"clause.{row['clause']}")
    why = text.say("record.why", speaker=plain(row["speaker"]), clause=clause, tie=text.say(f"tie.{row['tie']}"))
    return bullet([f"**{plain(amount)}** {plain(to)}", why, text.say(f"state_label.{row['state']}")])


def sittings(talks: Talks, view: View, record: Record) -> None:
    """Show the sittings of a round with their durations, as a list and as a chart."""
    if record.table != "rounds":
        return
    items = []
    for _, row in records.sittings(talks, view, record.key).iterrows():
        time = (
            text.hours(row["minutes"])
            if pd.notna(row["minutes"])
            else text.say("record.no_duration")
        )
        why = text.say(f"clause.{row['clause']}") if row["clause"] else ""
        items.append(
            bullet(
                [
                    text.day(row["date"]),
                    plain(talks.package.label("meetings", "kind", row["kind"])),
                    f"**{time}**",
                    why,
                ]
            )
        )
    listed("sittings", items)
    name = f"sittings-{record.key}"
    if name in gallery.gallery(talks):
        blocks.show(talks, view.but(period=view.span, record=""), name)


def people(talks: Talks, view: View, record: Record) -> None:
    """Show who led each delegation and how large it was."""
    if record.table != "rounds":
        return
    items = []
    for _, row in records.delegations(talks, record.key).iterrows():
        size = text.count(row["size"], "member", "members") if pd.notna(row["size"]) else ""
        items.append(
            bullet(
                [f"**{plain(row['name'])}**", plain(row["head"]), plain(row["head_title"]), size]
            )
        )
    listed("delegations", items)


def jump(title: str, record: str) -> None:
    """Show a button that opens another record in place of this one."""
    if st.button(f"→ {title}", type="tertiary", key=f"jump-{record}"):
        place.open_record(record)
        st.rerun()


def agreed(talks: Talks, view: View, record: Record) -> None:
    """Show what was agreed or proposed at a round; each opens its own record."""
    rows = records.agreed(talks, view, record.key) if record.table == "rounds" else pd.DataFrame()
    if rows.empty:
        return
    heading("commitments")
    for _, row in rows.iterrows():
        jump(str(row["title"]), f"commitments/{row['commitment_id']}")
        st.markdown(
            bullet([plain(row["description"]), sharing.agreed_words(talks, row["agreed_by"])])
        )


def positions(talks: Talks, view: View, record: Record) -> None:
    """Show the positions of each side by topic, side by side."""
    rows = records.positions(talks, record.key) if record.table == "rounds" else pd.DataFrame()
    if rows.empty:
        return
    heading("positions")
    names = talks.parties["name"]
    for topic, part in rows.groupby("topic", sort=False):
        st.markdown(f"**{plain(talks.package.label('positions', 'topic', topic))}**")
        with st.container(horizontal=True, gap="medium"):
            for party, own in part.groupby("party_id", sort=False):
                items = [
                    bullet(
                        [
                            plain(row["position"]),
                            plain(row["speaker"]),
                            link(row["outlet"], row["url"]),
                        ]
                    )
                    for _, row in own.iterrows()
                ]
                with st.container(border=True, width=420):
                    st.markdown("\n".join([f"**{plain(names[party])}**", "", *items]))


def statements(talks: Talks, view: View, record: Record) -> None:
    """Show every statement about the record: value, words, speaker, date, confidence, source."""
    rows = records.statements(talks, record)
    if rows.empty:
        return
    heading("claims")
    drawn, labels = look(talks, view), talks.package.labels("claims", "measure")
    names = talks.parties["short_name"]
    for measure, part in rows.groupby("measure", sort=False, observed=True):
        items = []
        for _, row in part.iterrows():
            said = f"{plain(row['speaker'])} ({plain(names[row['party_id']])})"
            sure = talks.package.label("claims", "confidence", row["confidence"]).lower()
            items.append(
                bullet(
                    [
                        value_words(row, drawn),
                        plain(row["words"]),
                        said,
                        plain(row["stated_date"]),
                        text.say("record.sure", sure=sure),
                        link(row["outlet"], row["url"]),
                        plain(row["note"]),
                    ]
                )
            )
        st.markdown(
            "\n".join([f"**{plain(labels.get(measure, measure))}**", "", *dict.fromkeys(items)])
        )


def links(talks: Talks, view: View, record: Record) -> None:
    """Show what ties a transfer to commitments or the other way round, disputed or not."""
    name = f"steps-{record.key}"
    if record.table == "commitments" and name in gallery.gallery(talks):
        blocks.show(talks, view.but(period=view.span, record=""), name)
    other = {"transfers": "commitments", "commitments": "transfers"}.get(record.table, "")
    rows = records.links(talks, record)
    if len(rows):
        heading("links")
    for key, part in rows.groupby(f"{other[:-1]}_id", sort=False) if len(rows) else ():
        jump(records.find(talks, f"{other}/{key}").title, f"{other}/{key}")
        st.markdown("\n".join(link_item(talks, row) for _, row in part.iterrows()))


def link_item(talks: Talks, row: pd.Series) -> str:
    """What one speaker says of the tie between a transfer and a commitment."""
    status = talks.package.label("fulfilments", "status", row["status"])
    return bullet(
        [
            f"**{plain(status)}**",
            plain(row["speaker"]),
            link(row["outlet"], row["url"]),
            plain(row["note"]),
        ]
    )


def outcome(talks: Talks, view: View, record: Record) -> None:
    """Show what was said of an event or of the outcome of a commitment."""
    items = [
        bullet(
            [
                plain(row["statement"]),
                plain(row["speaker"]),
                plain(talks.package.label("event_statements", "status", row["status"])),
                link(row["outlet"], row["url"]),
            ]
        )
        for _, row in records.event_statements(talks, record).iterrows()
    ]
    listed("outcome", items)


def sources(talks: Talks, view: View, record: Record) -> None:
    """Show the sources of the record, and a ready text to report an error."""
    rows = records.sources(talks, record)
    items = [
        bullet(
            [
                link(row["outlet"], row["url"]),
                plain(row["published"]),
                plain(talks.package.label("sources", "kind", row["kind"])),
            ]
        )
        for _, row in rows.iterrows()
    ]
    listed("sources", items)
    st.caption(text.say("record.report"))
    st.code(
        text.say(
            "record.report_text",
            record=f"{record.table}/{record.key}",
            version=talks.package.version,
        ),
        language=None,
        wrap_lines=True,
    )
    st.caption(text.say("record.link"))
    st.code(f"?{view.query}", language=None)


PARTS: tuple[Part, ...] = (
    facts,
    headline,
    people,
    sittings,
    agreed,
    positions,
    links,
    outcome,
    statements,
    sources,
)
