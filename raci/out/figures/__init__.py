"""The only door into plotly: numbers -> figures, one figure a file. Shown with `theme=None`; they bring their own."""

from raci.out.figures.burden import burden
from raci.out.figures.heat import heat

__all__ = ["burden", "heat"]
