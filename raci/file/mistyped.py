"""What people type where YAML wants something else -> which mistake it is, its own place, and the words for it."""

import re
from typing import NamedTuple

MESSAGES = {
    "colon": ("the full-width colon {character} is no colon here", "write : and a blank"),
    "comma": ("the full-width comma {character} separates nothing here", "write , and a blank"),
    "bracket": ("the full-width bracket {character} is no bracket here", "write {right}"),
    "quote": ("the curly quote {character} is no quote here", 'write straight quotes: "'),
    "hash": ("the full-width sign {character} begins no comment", "write # and a blank"),
    "dash": ("the dash {character} begins no item of a list", "write - and a blank"),
    "dash-blank": ("there is no blank after the dash of an item", "write - and a blank"),
    "dash-alone": ("a dash after a key begins a list", "begin the list in the next line, or put the value in quotes"),
    "no-break": ("a no-break space {character} stands here", "write ordinary blanks"),
    "wide": ("a full-width blank {character} stands here", "write ordinary blanks"),
    "invisible": ("the invisible character {character} stands here", "delete it, or write ordinary blanks"),
    "tab": ("a tab stands in the indentation", "write blanks in its place"),
    "no-blank": ("there is no blank after the colon of {key}", "write {key}: and a blank before the value"),
    "quote-open": ("the quote {character} that opens here is not closed", "close it"),
    "quote-inside": ("the text goes on after its closing quote", "put the whole text in the other kind of quotes"),
    "bracket-open": (
        "the bracket {character} that opens here is not closed",
        "close it with {right}, or write the comma that is missing behind a value",
    ),
    "bracket-extra": ("the bracket {character} closes nothing", "delete it, or open one before it"),
    "colon-inside": ("a colon and a blank stand inside a text", "put the text in quotes"),
    "indent": ("this line is not indented like those it belongs to", "begin it exactly below them"),
    "no-colon": ("this line is neither a key with a value nor an item of a list", "write key: value, or - item"),
    "start": ("a text may not begin with {character}", "put it in quotes"),
    "escape": ("the backslash stands before a character that it cannot stand before", "write it twice: \\\\"),
    "conflict": (
        "a merge conflict has been left from here to line {last}",
        "keep one side, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>",
    ),
    "syntax": ("this is not YAML", "check indentation, colons and quotes near this place"),
}

BLANKS = "\t\xa0\u1680\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff"
BLANK = re.compile(f"[{BLANKS}]")
ORDINARY = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {ord("、"): ord(",")}
"""Full-width character -> the ordinary one."""
ODD = {
    **dict.fromkeys("：﹕∶", "colon"),
    **dict.fromkeys("，、﹐", "comma"),
    **dict.fromkeys("｛｝［］", "bracket"),
    **dict.fromkeys("“”„‘’＂＇「」『』", "quote"),
    **dict.fromkeys("＃", "hash"),
    **dict.fromkeys("－–—•●·", "dash"),
    "\t": "tab",
    "\xa0": "no-break",
    "\u3000": "wide",
}
"""Character -> the mistake it is where YAML wants another one; inside a text each of them is an ordinary character."""

ODD_ONE = re.compile(f"[{BLANKS}{''.join(ODD)}]")

PAIRS = {"{": "}", "[": "]", "｛": "{", "｝": "}", "［": "[", "］": "]"}

BEFORE = r"^(?:[ ]|-[ ])*"
WORD = r"""["']?[A-Za-z0-9_][\w.-]*["']?"""
PLACES = [
    re.compile(rf"{BEFORE}-?([{BLANKS}])"),
    re.compile(rf"{BEFORE}([＃｛［“”„‘’＂＇「『])"),
    re.compile(r"^[ ]*([－–—•●·])"),
    re.compile(rf"(?:{BEFORE}|[{{,，｛\[］]\s*){WORD}\s*([：﹕∶])"),
    re.compile(rf"{WORD}:([{BLANKS}])"),
    re.compile(r"(?::[ ]+|[{\[,，][ ]*|^(?:[ ]|-[ ])*-[ ]+)([｛［“”„‘’＂＇「『])"),
    re.compile(rf"[{{\[].*?([，、﹐])\s*{WORD}\s*[:：]"),
    re.compile(r"[{\[].*([｝］])[\s}\],]*$"),
    re.compile(r""":[ ]+["'][^"'“”‘’]*([”’＂＇])\s*[,}\]]?\s*"""),
]
"""Where in a line an odd character stands in place of YAML's own; elsewhere it belongs to a text."""

NO_BLANK = re.compile(rf"(?:{BEFORE}|[{{,]\s*)({WORD})[ ]?:(?=[^\s:/])")
CONFLICT = re.compile(r"^<{7}(?: .*)?$", re.MULTILINE)
CONFLICT_END = re.compile(r"^>{7}(?: .*)?$", re.MULTILINE)
LINES_LOOKED_AT = 50
LIMIT_LINE = 5_000
"""Characters of a line that is looked through; nobody types longer ones, and the patterns would take their time."""


class Mistake(NamedTuple):
    """A key of MESSAGES, line and column from 1, and the fields of the sentence."""

    message: str
    line: int
    column: int
    fields: dict[str, object]


class Halt(NamedTuple):
    """Where and why the parser stopped; `opened`: brackets open there, `quoted`: start and end of the last quote."""

    problem: str
    line: int
    column: int
    context: str
    since: tuple[int, int] | None
    opened: list[tuple[int, int]]
    quoted: tuple[tuple[int, int], tuple[int, int]] | None


def conflict(text: str) -> Mistake | None:
    """The first merge conflict that somebody has left in the text."""

    begins = CONFLICT.search(text)
    ends = CONFLICT_END.search(text, begins.end()) if begins else None
    if not begins or not ends:
        return None
    line = text.count("\n", 0, begins.start()) + 1
    return Mistake("conflict", line, 1, {"last": line + text.count("\n", begins.start(), ends.start())})


def explain(text: str, stop: Halt) -> Mistake:
    """What its author did, at the place where it was done: often lines above the one where the parser gave up."""

    lines = [line[:LIMIT_LINE] for line in text.split("\n")]
    return _odd_line(lines, stop) or _open(lines, stop) or _line(lines, stop)


def word(value: str) -> tuple[str, int, dict[str, object]] | None:
    """The mistake in a key or a value that should be one plain word: message, place from 0, fields; None for none."""

    if odd := ODD_ONE.search(value):
        return _kind(odd[0]), odd.start(), {"character": shown(odd[0]), "right": PAIRS.get(odd[0], "")}
    if blank := NO_BLANK.match(value):
        return "no-blank", blank.end() - 1, {"key": blank[1]}
    return ("dash-blank", 0, {}) if re.match(r"-\w", value) else None


def intended(key: str) -> str:
    """The key that a mistyped one begins with, such as en of en：Shop."""

    return meant(re.split("[：﹕∶:]", key)[0]).strip("{[")


def meant(value: str) -> str:
    """The value in ordinary characters and without quotes around it: what was meant where only one word can be."""

    plain = BLANK.sub(" ", value).translate(ORDINARY)
    return plain.strip("“”„‘’\"'「」『』 ")


def shown(character: str) -> str:
    """The character with its number, the number alone where there is nothing to see."""

    code = f"U+{ord(character):04X}"
    return code if re.match(f"[{BLANKS}]", character) else f"{character} ({code})"


def _kind(character: str) -> str:
    return ODD.get(character, "invisible")


def _odd_line(lines: list[str], stop: Halt) -> Mistake | None:
    for number in _suspects(lines, stop):
        line = lines[number - 1]
        places = [match.start(1) for pattern in PLACES if (match := pattern.search(line))]
        if places and not line.lstrip().startswith("#"):
            character = line[min(places)]
            fields: dict[str, object] = {"character": shown(character), "right": PAIRS.get(character, "")}
            return Mistake(_kind(character), number, min(places) + 1, fields)
    return None


def _suspects(lines: list[str], stop: Halt) -> list[int]:
    """Numbers of the lines where the mistake may be: from the start of the broken value to where the parser stopped."""

    above = stop.line - 1
    while above > 1 and not lines[above - 1].strip():
        above -= 1
    first = min(above, stop.since[0]) if stop.since and "block" not in stop.context else above
    return list(range(max(1, first, stop.line - LINES_LOOKED_AT), min(stop.line, len(lines)) + 1))


def _open(lines: list[str], stop: Halt) -> Mistake | None:
    """A quote or a bracket that is not closed, at its beginning."""

    here = _at(lines, stop.line, stop.column)
    if "quoted scalar" in stop.context and "end of stream" in stop.problem and stop.since:
        return Mistake("quote-open", *stop.since, {"character": _at(lines, *stop.since)})
    if stop.quoted and stop.quoted[1][0] == stop.line and "did not find expected" in stop.problem:
        (start, end), is_long = stop.quoted, stop.quoted[0][0] < stop.line
        if is_long:
            return Mistake("quote-open", *start, {"character": _at(lines, *start)})
        if (
            end[1] <= stop.column
            and not re.search(r"[,:]", lines[stop.line - 1][end[1] - 1 : stop.column - 1])
            and here not in "]}"
        ):
            return Mistake("quote-inside", *end, {})
    if not stop.opened:
        return Mistake("bracket-extra", stop.line, stop.column, {"character": here}) if here in ("]", "}") else None
    bracket = _at(lines, *stop.opened[-1])
    ends = stop.line >= len(lines) or re.fullmatch(
        rf"{BEFORE}\s*(?:{WORD}\s*)?", lines[stop.line - 1][: stop.column - 1]
    )
    if bracket in PAIRS and (here in "]}" or (stop.opened[-1][0] < stop.line and ends)):
        return Mistake("bracket-open", *stop.opened[-1], {"character": bracket, "right": PAIRS[bracket]})
    return None


def _line(lines: list[str], stop: Halt) -> Mistake:
    """What is wrong with one line, by what the parser says and what the line looks like."""

    here, before = _at(lines, stop.line, stop.column), lines[min(stop.line, len(lines)) - 1][: stop.column - 1]
    position = (stop.line, stop.column)
    for number in [*([stop.since[0]] if stop.since and "block" not in stop.context else []), *_suspects(lines, stop)]:
        blank = NO_BLANK.search(lines[min(number, len(lines)) - 1])
        if blank and ("simple key" in stop.context or ":" in stop.problem or "mapping values" in stop.problem):
            return Mistake("no-blank", number, blank.end(), {"key": blank[1]})
    if "simple key" in stop.context and stop.since:
        return Mistake("no-colon", *stop.since, {})
    if "tab character" in stop.problem or ("cannot start" in stop.problem and here == "\t"):
        return Mistake("tab", *position, {})
    if "block sequence entries" in stop.problem:
        return Mistake("dash-alone", *position, {})
    if "escape" in stop.problem or "hexdecimal" in stop.problem:
        return Mistake("escape", *position, {})
    if stop.since and re.search("anchor|alias|tag|block scalar", stop.context):
        return Mistake("start", *stop.since, {"character": shown(_at(lines, *stop.since))})
    if "cannot start" in stop.problem or "node content" in stop.problem:
        return Mistake("start", *position, {"character": shown(here)}) if here else Mistake("syntax", *position, {})
    if ": " in before or (stop.opened and here == ":"):
        return Mistake("colon-inside", *position, {})
    if "mapping values" in stop.problem and not re.search(r":(\s|$)", lines[_suspects(lines, stop)[0] - 1]):
        return Mistake("no-colon", _suspects(lines, stop)[0], 1, {})
    is_indent = "mapping values" in stop.problem or "block" in stop.context
    return Mistake("indent" if is_indent else "syntax", *position, {})


def _at(lines: list[str], line: int, column: int) -> str:
    return lines[line - 1][column - 1 : column] if line <= len(lines) else ""
