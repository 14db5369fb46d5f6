"""Panels as pictures: well-formed, standing alone, bars where the events are."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from tacitus.drawing import network, panels, series

ROWS = [
    ("2021-01-01", "USA", "CHN", 3, 0, 2, 0, 1, 0, 1.0, 0.3),
    ("2021-03-01", "USA", "CHN", 1, 0, 0, 0, 0, 1, -7.0, -7.0),
    ("2021-02-01", "CHN", "<USA> & co", 5, 1, 1, 1, 1, 1, 0.0, 0.0),
]


@pytest.mark.parametrize("rows", [ROWS, ROWS[:1], []])
def test_the_picture_is_well_formed_and_stands_alone(rows: list):
    drawn = panels.picture(rows, "news & views", "month")
    root = ElementTree.fromstring(drawn)
    assert root.find("{http://www.w3.org/2000/svg}title").text == "news & views"
    assert "script" not in drawn and "href" not in drawn


def test_the_page_shows_the_pairs_in_words_too():
    page = panels.page(ROWS, "news", "month")
    assert "<td>CHN</td><td>&lt;USA&gt; &amp; co</td><td>5</td>" in page
    assert page.count("<svg") == 2 and "2021-02-01: 1 neutral" in page


def test_long_times_are_drawn_by_longer_stretches():
    rows = [(f"{year}-01-01", "A", "B", 1, 1, 0, 0, 0, 0, 0.0, 0.0) for year in range(1980, 2021)]
    first, last, period = series.span(rows, "day")
    assert (first, last, period) == ("1980-01-01", "2020-01-01", "quarter")
    data = series.bins(rows, (first, last, period))
    assert len(data.starts) == 161 and sum(map(sum, data.quads)) == 41 and data.tallest == (1, 0)


def test_ties_are_summed_over_time_without_loops():
    rows = [*ROWS, ("2021-01-01", "USA", "USA", 9, 9, 0, 0, 0, 0, 0.0, 0.0)]
    assert [(tie.source, tie.target, tie.events) for tie in network.ties(rows)] == [
        ("CHN", "<USA> & co", 5),
        ("USA", "CHN", 4),
    ]
