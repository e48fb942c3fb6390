"""One look for every figure of the course, and a text for those who do not see it."""

from __future__ import annotations

import base64
import html
import io
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from IPython.display import HTML
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Okabe and Ito (2008): told apart by readers with any of the common forms of colour blindness.
COLOURS = {
    "blue": "#0072B2",
    "orange": "#D55E00",
    "green": "#009E73",
    "purple": "#CC79A7",
    "yellow": "#E69F00",
    "grey": "#595959",
}


def axes(title: str, x: str, y: str, width: float = 8, height: float = 4.5) -> Axes:
    """New axes with a title that states the finding and labels that name the units.

    Width and height are in inches.
    """
    import matplotlib.pyplot as plt

    style: Any = {
        "axes.spines.top": False,
        "axes.spines.right": False,
        "font.size": 11,
        "figure.dpi": 100,
    }
    with plt.rc_context(style):
        figure, new = plt.subplots(figsize=(width, height), layout="constrained")
        figure.suptitle(title, x=0.01, ha="left", weight="bold")
        new.set_xlabel(x)
        new.set_ylabel(y)
    new.set_prop_cycle(color=list(COLOURS.values()))
    return new


def show(drawn: Axes | Figure, alt: str) -> HTML:
    """Show a figure once, with `alt` as the text that a screen reader speaks."""
    import matplotlib.pyplot as plt
    from IPython.display import HTML

    figure: Any = getattr(drawn, "figure", drawn)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", metadata={"Software": None})
    plt.close(figure)
    picture = base64.b64encode(buffer.getvalue()).decode("ascii")
    return HTML(f'<img alt="{html.escape(alt)}" src="data:image/png;base64,{picture}">')
