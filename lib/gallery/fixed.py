"""The charts that every negotiation has, whatever is in it."""

from lib.charts import differences, joint_time, ledger, process, rounds, sittings, sources, states
from lib.gallery.chart import Chart, Draw, Rows
from lib.model import rows as model


def common(
    page: str, name: str, rows: Rows, draw: Draw, members: Rows | None = None, day: str = "date"
) -> Chart:
    """A chart that every negotiation has; its kind is its name."""
    return Chart(name, page, name, rows, draw, members=members, day=day)


def timeline() -> Chart:
    """The whole process on one axis of time."""
    rows, records = model.process, model.process_records
    return Chart("process", "overview", "process", rows, process.process, uncapped=records)


def charts_of_time() -> list[Chart]:
    """The charts of rounds, durations and commitments."""
    of_rounds, of_tracks = joint_time.joint_time, joint_time.joint_time_by_track
    by_track, sat, start = rounds.rounds_by_track, model.sitting_members, "start_date"
    return [
        timeline(),
        common("rounds", "rounds-by-track", model.rounds_by_track, by_track, day=start),
        common("durations", "sittings", model.sittings, sittings.sittings),
        common("durations", "joint-time", model.joint_time, of_rounds, day=start),
        common("durations", "joint-time-by-track", model.joint_time_by_track, of_tracks, sat),
        common("durations", "gaps", model.gaps, rounds.gaps_between_rounds, day=start),
        common("commitments", "ledger", model.ledger, ledger.shares_delivered, day="agreed_date"),
    ]


def charts_of_claims() -> list[Chart]:
    """The charts of who says what."""
    by_month, by_topic = states.states_by_month, states.states_by_topic
    figures, said = model.compared, model.spoken
    return [
        common("claims", "differences", model.differences, differences.differences),
        common("claims", "states-by-month", model.states_by_month, by_month, figures, "month"),
        common("claims", "states-by-topic", model.states_by_topic, by_topic, figures),
        common("claims", "source-mix", model.source_mix, sources.source_mix, said),
    ]
