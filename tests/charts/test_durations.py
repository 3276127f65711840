"""The chart of sittings: no duration beside a row is cut."""

from lib.charts import durations


def test_the_margin_holds_the_longest_duration():
    assert durations.room_aside(["5 h"]) == durations.ROOM
    long = "2 h 30 min to 3 h 15 min"
    assert durations.room_aside(["5 h", long]) > len(long) * durations.LETTER
