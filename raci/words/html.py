"""Text -> HTML in which nothing that a person typed is markup, and the lists and tables that are made of it."""

from collections.abc import Container, Iterable
from html import escape as _escape


class Html(str):
    """Markup of our own; any other text is escaped where it is put in."""


def escape(text: str) -> Html:
    """The text as it is, to stand in a page or in an attribute; Html stays what it is."""

    return text if isinstance(text, Html) else Html(_escape(text))


def in_figure(text: str) -> Html:
    """The text for plotly, which knows a few tags and shows the escapes of quotes."""

    return Html(_escape(text, quote=False))


def lines(text: str) -> Html:
    """The same with the line breaks of whoever typed it, and without control characters."""

    if isinstance(text, Html):
        return text
    shown = text.strip()
    if not shown.isprintable():
        shown = "".join(char if char.isprintable() or char == "\n" else " " for char in shown)
    return Html(_escape(shown).replace("\n", "<br>"))


def items(parts: Iterable[str], *, css: str = "", numbered: bool = False) -> Html:
    """A list."""

    tag, listed = "ol" if numbered else "ul", "".join(f"<li>{lines(part)}</li>" for part in parts)
    return Html(f"<{tag}{_class(css)}>{listed}</{tag}>")


def pairs(rows: Iterable[tuple[str, str]], *, css: str = "") -> Html:
    """Names with their values, as a list of definitions."""

    listed = "".join(f"<dt>{lines(name)}</dt><dd>{lines(value)}</dd>" for name, value in rows)
    return Html(f"<dl{_class(css)}>{listed}</dl>")


def table(
    heads: Iterable[str],
    rows: Iterable[Iterable[str]],
    *,
    css: str = "",
    named: bool = False,
    own: Container[int] = (),
    groups: Iterable[tuple[str, int]] = (),
) -> Html:
    """A table; where it is `named`, the first cell of a row is its head. The rows with the numbers `own` stand out.

    `groups` are heads above the heads, each with how many columns it spans.
    """

    above = "".join(_head(name, f'scope="colgroup" colspan="{span}"') for name, span in groups)
    top = "".join(_head(head, 'scope="col"') for head in heads)
    body = "\n".join(_row(list(row), named=named, is_own=number in own) for number, row in enumerate(rows))
    head = f"<tr>{above}</tr><tr>{top}</tr>" if above else f"<tr>{top}</tr>"
    return Html(f"<table{_class(css)}>\n<thead>{head}</thead>\n<tbody>\n{body}\n</tbody>\n</table>")


def _head(name: str, attributes: str) -> str:
    """A head without a name is none: a reader of the page would be told of an empty one."""

    _, *span = attributes.partition(" ")
    return f"<th {attributes}>{lines(name)}</th>" if name else f"<td{''.join(span)}></td>"


def _row(cells: list[str], *, named: bool, is_own: bool) -> str:
    head = f'<th scope="row">{lines(cells[0])}</th>' if named else ""
    rest = "".join(f"<td>{lines(cell)}</td>" for cell in cells[named:])
    return f"<tr{_class('own' if is_own else '')}>{head}{rest}</tr>"


def _class(css: str) -> str:
    return f' class="{css}"' if css else ""


def css_text(text: str) -> str:
    """The text as a string of CSS inside a page: everything but letters, digits and blanks is written by its number."""

    return (
        '"'
        + "".join(
            character if character.isalnum() or character == " " else f"\\{ord(character):x} " for character in text
        )
        + '"'
    )
