"""No total at the edge of a band is put into the wrong one; plain floats put some there, so the check can fail."""

from dataclasses import replace

from tests.tools.band_edges import BELOW, by_floats, by_handbook, cases, wrong


def test_no_band_edge_is_wrong():
    assert sum(1 for _ in cases()) > 5_000
    assert wrong(by_handbook) == 0


def test_plain_floats_get_some_band_edges_wrong():
    assert wrong(by_floats) > 100


def test_one_step_below_an_edge_is_the_band_below():
    below = [replace(case, practice=case.practice - 1) for case in cases() if case.practice][::7]
    assert len(below) > 500
    assert [case for case in below if by_handbook(case) != BELOW[case.edge]] == []
