"""The only door into plotly: numbers -> figures, one figure a file. Shown with `theme=None`; they bring their own."""

from raci.figures.burden import burden
from raci.figures.chart import chart
from raci.figures.heat import heat

__all__ = ["burden", "chart", "heat"]
