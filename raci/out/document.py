"""Plain blocks -> Markdown, or HTML that a word processor opens; the one place where text is escaped for either."""

from collections.abc import Iterable
from typing import NamedTuple

from raci.out.colours import FILES
from raci.words.html import escape, items, lines, table
from raci.words.markdown import in_file

STYLE = (
    "body{font:11pt/1.45 Calibri,'Microsoft YaHei','Noto Sans CJK SC',sans-serif;max-width:60em;margin:2em auto;"
    f"padding:0 1em;color:{FILES['ink']}}}table{{border-collapse:collapse;width:100%;margin:.5em 0 1em}}"
    f"th,td{{border:1px solid {FILES['line']};padding:.3em .6em;text-align:left;vertical-align:top}}"
    f"th{{background:{FILES['head']}}}"
    "section+section{break-before:page}"
)


class DocumentPart(NamedTuple):
    """A heading (`level` 1-3), a paragraph (`text`), a list (`items`) or a table (`heads` and `rows`)."""

    text: str = ""
    level: int = 0
    items: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def markdown(blocks: Iterable[DocumentPart]) -> str:
    """The blocks as Markdown (GitHub's tables); what people typed is shown as typed and never as markup."""

    return "\n\n".join(filter(None, map(_markdown, blocks))) + "\n"


def html(blocks: Iterable[DocumentPart]) -> str:
    """The blocks as HTML with real headings and tables, nothing to load and no script."""

    return "\n".join(filter(None, map(_html, blocks)))


def document(title: str, sheets: Iterable[Iterable[DocumentPart]], lang: str, style: str = "") -> str:
    """One self-contained HTML page; on paper every sheet begins a new page."""

    language = "zh-CN" if lang == "zh" else "en"
    sections = map(html, sheets)
    body = "\n".join(f"<section>\n{section}\n</section>" for section in sections)
    head = f'<meta charset="utf-8">\n<title>{escape(title)}</title>\n<style>{STYLE}{style}</style>'
    return f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n'


def _markdown(block: DocumentPart) -> str:
    if block.level:
        return "#" * block.level + " " + in_file(block.text)
    if block.heads:
        rows = [block.heads, ("---",) * len(block.heads), *block.rows]
        rule = "|" + " --- |" * len(block.heads)
        return "\n".join(
            rule if number == 1 else "| " + " | ".join(map(in_file, line)) + " |" for number, line in enumerate(rows)
        )
    return "\n".join(f"- {in_file(item)}" for item in block.items) or in_file(block.text)


def _html(block: DocumentPart) -> str:
    if block.level:
        return f"<h{block.level}>{lines(block.text)}</h{block.level}>"
    if block.heads:
        return table(block.heads, block.rows)
    if block.items:
        return items(block.items)
    return f"<p>{lines(block.text)}</p>" if block.text else ""
