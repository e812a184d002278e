"""Seats of a workshop -> a page to print and to cut, with the link and the QR code of each seat."""

from collections.abc import Callable

from raci.log import Opened
from raci.log.names import Names
from raci.model import Matrix
from raci.out.document import DocumentPart, document
from raci.words.html import Html, escape
from raci.words.sentences import say
from raci.workshop.invite import qr_code

STYLE = "tr{break-inside:avoid}td{vertical-align:middle}td+td+td{word-break:break-all}img{width:36mm;display:block}"


def seat_links_html(matrix: Matrix, opened: Opened, lang: str, link: Callable[[str], str]) -> str:
    """One self-contained HTML page; `link` gives the address of a seat."""

    names = Names(matrix, lang)
    seats = [seat for seat in opened.seats if seat in matrix.role]
    rows = tuple((names.role(seat), _picture(link(seat)), link(seat)) for seat in seats)
    heads = (say("Seat", lang), say("QR code", lang), say("Link", lang))
    parts = [
        DocumentPart(opened.title, 1),
        DocumentPart(say("{title} · {day} · {code}", lang, title=opened.title, day=opened.day, code=opened.workshop)),
        DocumentPart(say("The phone that opens a link sits on its seat at once, where nobody sits there yet.", lang)),
        DocumentPart(heads=heads, rows=rows),
    ]
    return document(opened.title, [parts], lang, STYLE)


def _picture(link: str) -> Html:
    return Html(f"<img alt='{escape(link)}' src='{qr_code(link)}'>")
