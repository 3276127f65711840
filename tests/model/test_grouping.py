"""Groups of rows by integers: the same as by text, in order."""

import numpy as np
import pandas as pd
import pytest

from lib.model.grouping import Groups, numbers, places

ROWS = pd.DataFrame(
    {"who": ["b", "a", "b", "a", "b"], "what": ["y", "x", "x", "x", "y"], "much": [3, 1, 5, 4, 2]}
)
HELD = ROWS.astype({"who": "category", "what": "category"})


@pytest.mark.parametrize("rows", [ROWS, HELD], ids=["text", "categories"])
def test_groups_are_in_order_with_their_least_and_most(rows):
    groups = Groups(rows, ["who", "what"], ["much"])
    assert rows["much"].iloc[groups.order].tolist() == [1, 4, 5, 2, 3]
    assert rows["much"].iloc[groups.first].tolist() == [1, 5, 2]
    assert groups.sizes.tolist() == [2, 1, 2]
    assert groups.least(rows["much"]).tolist() == [1, 5, 2]
    assert groups.most(rows["much"]).tolist() == [4, 5, 3]


def test_no_rows_have_no_groups():
    groups = Groups(ROWS.iloc[:0], ["who"])
    assert groups.first.tolist() == groups.sizes.tolist() == []


@pytest.mark.parametrize("rows", [ROWS, HELD], ids=["text", "categories"])
def test_numbers_sort_as_the_texts_that_they_stand_for(rows):
    who, what = pd.Index(["a", "b", "c"]), pd.Index(["x", "y"])
    number = numbers((places(rows["who"], who), who), (places(rows["what"], what), what))
    texts = (ROWS["who"] + ROWS["what"]).tolist()
    assert number.tolist() == [3, 0, 2, 0, 3]
    assert [texts[place] for place in np.argsort(number, kind="stable")] == sorted(texts)
