"""Outlines of land, cut to a box."""

from lib.data import land

SQUARE = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]


def test_an_outline_is_cut_at_the_edges_of_the_box():
    assert set(land.clipped(SQUARE, (2, -9, 9, 2))) == {(2, 0), (4, 0), (4, 2), (2, 2)}


def test_an_outline_inside_stays_and_one_outside_is_left_out():
    assert sorted(land.clipped(SQUARE, (-1, -1, 9, 9))) == sorted(SQUARE)
    assert land.clipped(SQUARE, (5, 5, 9, 9)) == []


def test_the_land_lies_on_the_globe_and_a_box_in_the_sea_has_none():
    points = [point for ring in land.rings() for point in ring]
    assert len(points) > 1000
    assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in points)
    assert land.within((-150, -40, -140, -30)) == ()
    assert land.within((15, 45, 25, 55))
