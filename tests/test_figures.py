"""Figures have a text for those who do not see them."""

from __future__ import annotations

import base64
import re

import matplotlib

from mlcapacity import figures

matplotlib.use("agg")


def draw():
    axes = figures.axes("More labels, fewer errors", x="labels", y="errors (%)")
    axes.plot([1, 2, 3], [3, 2, 1])
    return axes


def test_a_figure_is_shown_with_its_text():
    shown = figures.show(draw(), alt='Errors fall from 3 % to 1 % "or so"')
    assert 'alt="Errors fall from 3 % to 1 % &quot;or so&quot;"' in shown.data
    picture = re.search(r"base64,([^\"]+)", shown.data)[1]
    assert base64.b64decode(picture).startswith(b"\x89PNG")


def test_the_same_figure_gives_the_same_bytes():
    assert figures.show(draw(), alt="a").data == figures.show(draw(), alt="a").data


def test_labels_and_title_are_as_given():
    axes = draw()
    assert axes.figure.get_suptitle() == "More labels, fewer errors"
    assert (axes.get_xlabel(), axes.get_ylabel()) == ("labels", "errors (%)")
