"""The sentences that a policy needs for what a matrix holds, and what of them is new or dropped."""

from raci.views.wording.redline import Piece, Pieces, redline
from raci.views.wording.role_text import answers_text, reports_text, scope_text
from raci.views.wording.row_text import row_text

__all__ = ["Piece", "Pieces", "answers_text", "redline", "reports_text", "row_text", "scope_text"]
