"""LaTeX -> headings, lines and tables (tabular, longtable and their kin); nothing is run."""

import re
from functools import cache
from typing import Any

from raci.sheets.grid import Block, Document, Grid, Heading, Line, Place, spread, squared
from raci.sheets.limits import LIMIT_COLUMNS
from raci.sheets.readers.inline import RAISED
from raci.sheets.readers.latex_commands import closing, written_out

COMMENT = re.compile(r"(?<!\\)%[^\n]*")
TABLES = r"(?:tabular[xy*]?|longtable\*?|xltabular|longtabu|tabu|tblr|longtblr|supertabular\*?|NiceTabular\*?|array)"
BEGIN = re.compile(rf"\\begin\{{({TABLES})\}}")
SECTION = re.compile(
    r"\\(part|chapter|section|subsection|subsubsection|paragraph|caption|captionof\{table\})\*?(?:\[[^\]]*\])?\{"
)
LEVELS = {"part": 1, "chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4, "paragraph": 5}
RULES = re.compile(
    r"\\(?:toprule|midrule|bottomrule|hline|hlineB\{\d+\}|endfirsthead|endhead|endfoot|endlastfoot|centering|noalign\{[^{}]*\}"
    r"|addlinespace(?:\[[^\]]*\])?|(?:cline|cmidrule(?:\[[^\]]*\])?(?:\([lr]+\))?|specialrule|morecmidrules|rowcolor(?:\[\w+\])?|label)\{[^{}]*\}"
    r"|specialrule(?:\{[^{}]*\}){3})"
)
SIGNS = {
    r"\\(?:checkmark|cmark|faCheck|ding\{5[12]\}|Checkmark|tick)(?![a-zA-Z])": "✓",
    r"\\(?:xmark|faTimes|ding\{5[56]\}|XSolidBrush|times)(?![a-zA-Z])": "✗",
    r"\\(?:bigstar|ding\{72\})(?![a-zA-Z])": "★",
    r"\\(?:star|ding\{73\})(?![a-zA-Z])": "☆",
    r"\^(?:\{\s*\\circ\s*\}|\\circ(?![a-zA-Z]))": "°",
    r"\\(?:circ|bigcirc|Circle)(?![a-zA-Z])": "○",
    r"\\(?:bullet|CIRCLE)(?![a-zA-Z])": "●",
    r"\\(?:triangle|bigtriangleup)(?![a-zA-Z])": "△",
    r"\\(?:cellcolor|columncolor)(?:\[\w+\])?\{[^{}]*\}": "",
    r"\\(?:rotatebox(?:\[[^\]]*\])?\{[^{}]*\}|parbox(?:\[[^\]]*\])?\{[^{}]*\})\s*(?=\{)": "",
    r"\\(?:rot|turn|makecell(?:\[[^\]]*\])?|thead|shortstack(?:\[[^\]]*\])?)\s*(?=\{)": "",
    r"\\(?:footnotemark|tablenotemark)\[(\w+)\]|\\tnote\{(\w+)\}": r"\\textsuperscript{\1\2}",
    r"\\(?:newline|linebreak)(?![a-zA-Z])": "\n",
}


def read(text: str) -> Document:
    """The document of a LaTeX text."""

    bare = written_out(COMMENT.sub("", text))
    blocks: list[Block] = []
    place = 0
    for begin in BEGIN.finditer(bare):
        if begin.start() < place:
            continue
        _add_text(bare[place : begin.start()], blocks)
        end = _environment_end(bare, begin)
        inner = _without_arguments(bare[begin.end() : end], begin[1])
        blocks.append(_grid(inner, 1 + sum(isinstance(block, Grid) for block in blocks)))
        place = end + len(rf"\end{{{begin[1]}}}")
    _add_text(bare[place:], blocks)
    return Document("latex", tuple(blocks))


def _environment_end(text: str, begin: re.Match[str]) -> int:
    depth = 1
    for match in re.compile(rf"\\(begin|end)\{{{re.escape(begin[1])}\}}").finditer(text, begin.end()):
        depth += 1 if match[1] == "begin" else -1
        if depth == 0:
            return match.start()
    return len(text)


def _without_arguments(inner: str, name: str) -> str:
    """The body behind the width and the columns of the environment."""

    wanted = (
        2
        if (re.search(r"[xy*]|tabularx", name) and not name.startswith("long") and name != "xltabular")
        or name == "xltabular"
        else 1
    )
    place = 0
    while wanted:
        while match := re.compile(r"\s*\[[^\]]*\]").match(inner, place):
            place = match.end()
        opening = re.compile(r"\s*\{").match(inner, place)
        if not opening:
            break
        place = closing(inner, opening.end() - 1) + 1
        wanted -= 1
    return inner[place:]


def _add_text(text: str, blocks: list[Block]) -> None:
    """Headings and lines of what stands between tables."""

    place = 0
    for heading in SECTION.finditer(text):
        if heading.start() < place:
            continue
        _add_lines(text[place : heading.start()], blocks)
        end = closing(text, heading.end() - 1)
        name = heading[1].partition("{")[0]
        blocks.append(Heading(_shown(text[heading.end() : end])[0].replace("\n", " "), LEVELS.get(name, 6)))
        place = end + 1
    _add_lines(text[place:], blocks)


def _add_lines(text: str, blocks: list[Block]) -> None:
    for paragraph in re.split(r"\n\s*\n|\\\\|\\par(?![a-z])|(?=\\item)", text):
        is_item = paragraph.strip().startswith("\\item")
        paragraph = re.sub(r"\\item\[([^\]]+)\]", r"\\item \1: ", paragraph)  # of a description
        bare = re.sub(r"\\item(?:\[[^\]]*\])?|\\(?:begin|end)\{\w+\*?\}(?:\[[^\]]*\])?", "", paragraph)
        shown = _shown(RULES.sub("", bare))[0] if bare.strip() else ""
        if shown:
            blocks.append(Line(" ".join(shown.split()), "-" if is_item else "", True))


def _grid(inner: str, number: int) -> Grid:
    title = ""
    while caption := re.search(r"\\caption\*?(?:\[[^\]]*\])?\{", inner):
        end = closing(inner, caption.end() - 1)
        title = title or _shown(inner[caption.end() : end])[0].replace("\n", " ")
        inner = inner[: caption.start()] + re.sub(r"^\s*(?:\\label\{[^}]*\})?\s*(?:\\\\)?", "", inner[end + 1 :])
    rows: list[list[str]] = []
    spans: list[tuple[int, int, int, int]] = []
    bold: set[Place] = set()
    struck: set[Place] = set()
    for raw in _split(RULES.sub("", _once_headed(inner)), "\\\\"):
        if not raw.strip():
            continue
        cells: list[str] = []
        for cell in _split(raw, "&"):
            place = (len(rows), len(cells))
            text, right, down, is_bold, is_struck = _cell(cell)
            bold |= {place} if is_bold else set()
            struck |= {place} if is_struck else set()
            if right > 1 or down > 1:
                spans.append((place[0], place[1], place[0] + down - 1, place[1] + right - 1))
            cells += [text, *[""] * (right - 1)]
        rows.append(cells)
    rows = squared(rows)
    covered, beside = spread(rows, spans)
    return Grid(
        rows, str(number), title, covered=covered, beside=beside, bold=frozenset(bold), struck=frozenset(struck)
    )


def _once_headed(inner: str) -> str:
    """The rows of a longtable with its head once and without its foot."""

    first, has_first, rest = inner.partition("\\endfirsthead")
    if not has_first:
        first, has_head, rest = inner.partition("\\endhead")
        if not has_head:
            first, rest = "", inner
    elif "\\endhead" in rest:
        rest = rest.partition("\\endhead")[2]
    for mark in ("\\endfoot", "\\endlastfoot"):
        rest = rest.rpartition(mark)[2]
    return first + rest


def _split(text: str, sign: str) -> list[str]:
    """Cut at a sign that stands outside braces and environments, and is not escaped."""

    parts, depth, start, place = [], 0, 0, 0
    while place < len(text):
        if depth == 0 and text.startswith(sign, place):
            parts.append(text[start:place])
            place += len(sign)
            if sign == "\\\\" and (more := re.compile(r"\*?\s*(?:\[-?[\d.]+\s*[a-z]+\])?").match(text, place)):
                place = more.end()
            start = place
            continue
        if depth == 0 and sign == "\\\\" and text.startswith("\\tabularnewline", place):
            parts.append(text[start:place])
            start = place = place + len("\\tabularnewline")
            continue
        if text[place] == "\\":
            nested = re.compile(r"\\(begin|end)\{").match(text, place)
            depth += (1 if nested[1] == "begin" else -1) if nested else 0
            place += 2
            continue
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        place += 1
    return [*parts, text[start:]]


def _cell(raw: str) -> tuple[str, int, int, bool, bool]:
    """Text, columns and rows covered, bold, struck."""

    right = down = 1
    text = raw.strip()
    if cell := re.match(r"\\SetCell\s*(?:\[([^\]]*)\])?\s*(?:\{[^{}]*\})?\s*", text):
        spans = dict(re.findall(r"([cr])\s*=\s*(\d+)", cell[1] or ""))
        right, down = (min(max(1, int(spans.get(name, 1))), LIMIT_COLUMNS) for name in "cr")
        text = text[cell.end() :]
    while span := re.match(r"\\(multicolumn|multirow)\s*(?:\[[^\]]*\])?\s*\{(-?\d+)\}\s*(?:\[[^\]]*\])?\s*", text):
        second = closing(text, span.end()) if text[span.end() : span.end() + 1] == "{" else span.end()
        opening = re.compile(r"\s*(?:\[[^\]]*\])?\s*\{").match(text, second + 1)
        if not opening:
            break
        count = min(max(1, abs(int(span[2]))), LIMIT_COLUMNS)
        right, down = (count, down) if span[1] == "multicolumn" else (right, count)
        inner_end = closing(text, opening.end() - 1)
        text = (text[opening.end() : inner_end] + text[inner_end + 1 :]).strip()
    shown, is_bold, is_struck = _shown(text)
    return shown, right, down, is_bold, is_struck


def _shown(text: str) -> tuple[str, bool, bool]:
    text = text.strip()
    is_struck = bool(re.search(r"\\(?:sout|st|cancel|xout)\{", text))
    text = re.sub(r"\\(?:sout|st|cancel|xout)\{[^{}]*\}", "", text)
    is_bold = bool(re.fullmatch(r"\{?\s*\\(?:textbf\{[^{}]*\}|bfseries\b[^{}]*|bf\b[^{}]*)\}?", text))
    text = re.sub(
        r"\\(?:textsuperscript|sp)\{(\w{1,2})\}|\$\^\{?(\w{1,2}|\*)\}?\$",
        lambda match: (match[1] or match[2]).translate(RAISED),
        text,
    )
    text = re.sub(r"\\(?:footnote|tablefootnote|footnotetext)\{((?:[^{}]|\{[^{}]*\})*)\}", r" (\1)", text)
    for sign, plain in SIGNS.items():
        text = re.sub(sign, plain, text)
    if not re.search(r"[\\{}$~^_`]|--|''", text):
        return (
            "\n".join(" ".join(line.split()) for line in text.split("\n")).replace("\n", " ").strip(),
            is_bold,
            is_struck,
        )
    text = re.sub(r"\\\\(?:\[[^\]]*\])?", "\ue000", text)
    shown = _plainer().latex_to_text(text)
    return "\n".join(" ".join(part.split()) for part in shown.split("\ue000")).strip(), is_bold, is_struck


@cache
def _plainer() -> Any:
    from pylatexenc.latex2text import LatexNodes2Text

    return LatexNodes2Text(math_mode="text", keep_comments=False, strict_latex_spaces=False)
