"""Plots: one specification for page and paper, drawn in our font, the same each time."""

from __future__ import annotations

import datetime
import json
import re
import struct
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from sample_midterm import AS_OF, TERM_END, TERM_START, review

from nhiemky.papers import plots
from nhiemky.papers.plots import PaceLine, PacePoint, Strip


def _pace(lines=None):
    return plots.pace_chart(lines or review().pace, TERM_START, TERM_END, AS_OF)


@pytest.mark.parametrize("specification", [plots.target_strips(review().strips), _pace()], ids=["strips", "pace"])
def test_a_plot_is_plain_json_that_names_no_font_and_fetches_nothing(specification):
    text = json.dumps(specification, ensure_ascii=False)
    assert json.loads(text) == specification
    assert '"font"' not in text
    assert "url" not in text
    assert specification["$schema"].endswith("/vega-lite/v6.json")


@pytest.mark.parametrize("specification", [plots.target_strips(review().strips), _pace()], ids=["strips", "pace"])
def test_a_drawn_plot_has_text_in_tinos_only(specification):
    svg = plots.draw_svg(specification)
    assert set(re.findall(r'font-family="([^"]*)"', svg)) == {"Tinos"}
    assert "kết nạp" in svg.casefold() or "nhà nhân ái" in svg.casefold()
    width, height = plots.drawn_size(svg)
    assert width <= 454
    assert height < 700  # a page holds 728 points


def test_a_plot_is_drawn_alike_each_time():
    specification = plots.target_strips(review().strips)
    first = plots.draw_svg(specification), plots.draw_png(specification)
    plots._drawn.cache_clear()
    plots._rastered.cache_clear()
    assert (plots.draw_svg(specification), plots.draw_png(specification)) == first


def test_the_raster_has_two_hundred_dots_an_inch():
    specification = plots.target_strips(review().strips)
    width, height = plots.drawn_size(plots.draw_svg(specification))
    png = plots.draw_png(specification)
    dots = struct.unpack(">II", png[16:24])
    assert dots == pytest.approx((float(width) * 200 / 72, float(height) * 200 / 72), abs=2)


def test_words_beside_a_bar_are_the_exact_ones_though_the_bar_is_cut():
    strip = Strip(1, "Vượt xa", "520%", "reached", percent=Decimal(520))
    row = plots.target_strips((strip,))["data"]["values"][0]
    assert (row["percent"], row["shown"]) == (150, "520% →")
    assert "520%" in plots.draw_svg(plots.target_strips((strip,)))


def test_a_target_without_figures_has_an_empty_track_and_says_so():
    strip = Strip(1, "Chưa báo cáo", "chưa có số liệu", "no_data")
    row = plots.target_strips((strip,))["data"]["values"][0]
    assert (row["percent"], row["shown_at"]) == (0, 3)
    assert "chưa có số liệu" in plots.draw_svg(plots.target_strips((strip,)))


def test_long_names_take_two_lines_and_an_ellipsis():
    strip = Strip(
        9, "Tỷ lệ đoàn viên được giới thiệu kết nạp Đảng sau bồi dưỡng nhận thức ở tất cả các cơ sở", "1%", "behind"
    )
    label = plots.target_strips((strip,))["data"]["values"][0]["label"]
    assert label.count("\n") == 1
    assert label.endswith("…")


@pytest.mark.parametrize("standing", ["reached", "on_pace", "behind", "no_data"])
def test_every_standing_has_its_colour_and_words(standing):
    strip = Strip(1, "Việc", "1%", standing, percent=Fraction(1, 3))
    scale = plots.target_strips((strip,))["layer"][1]["encoding"]["color"]["scale"]
    assert scale["domain"] == [plots.STANDINGS[standing][0]]


def test_estimates_and_forecasts_are_hollow_and_forecasts_dashed():
    layers = _pace()["layer"]
    dashed = [layer for layer in layers if layer["mark"].get("strokeDash") == [2, 3]]
    assert [row["percent"] for row in dashed[0]["data"]["values"]] == [40, 72]
    hollow = [layer for layer in layers if layer["mark"].get("fill") == "white"]
    assert [row["percent"] for row in hollow[0]["data"]["values"]] == [40, 72]


def test_a_line_without_points_and_a_line_of_forecast_only_are_drawn():
    empty = PaceLine(1, "Trống", ())
    ahead = PaceLine(2, "Chỉ dự báo", (PacePoint(datetime.date(2025, 8, 14), Decimal(50), "forecast"),))
    assert "<svg" in plots.draw_svg(_pace((empty, ahead)))


def test_what_plots_show_is_also_said_in_words():
    strips = plots.strips_in_words(review().strips)
    assert "chỉ tiêu số 14 (Nhà nhân ái trao cho gia đình chính sách): 40,0%" in strips
    pace = plots.pace_in_words(
        (replace(review().pace[0], points=review().pace[0].points[:2]), PaceLine(2, "Trống", ()))
    )
    assert "01/01/2021: 4%, 01/07/2021: 12%" in pace
    assert pace.endswith("chỉ tiêu số 2 (Trống): chưa có số liệu.")


def test_markup_in_a_name_stays_text():
    strip = Strip(1, "<script>alert(1)</script> & “x” ' \\n datum", "1%", "behind", percent=Decimal(1))
    svg = plots.draw_svg(plots.target_strips((strip,)))
    assert "<script" not in svg
