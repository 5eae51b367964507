"""Pictures of results that everyone can read: SVG with title and description, and the same data as a
table."""

from civicmath.figures.bars import Bar, bars
from civicmath.figures.dots import DotRow, Point, dots
from civicmath.figures.lines import Line, lines
from civicmath.figures.picture import Picture
from civicmath.figures.stacks import Stack, stacked_bars

__all__ = [
    "Bar",
    "DotRow",
    "Line",
    "Picture",
    "Point",
    "Stack",
    "bars",
    "dots",
    "lines",
    "stacked_bars",
]
