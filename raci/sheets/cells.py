"""The text of a cell -> letters, a note, nothing on purpose, or something that cannot be read."""

import re
from dataclasses import replace
from functools import cache

from raci.sheets import footnotes, symbols, vocabulary
from raci.sheets.footnotes import MARKS, footnotes_of
from raci.sheets.said import EMPTY, UNKNOWN, Parsed, Scheme, joined
from raci.sheets.vocabulary import BOTH, NOTHING

SEPARATOR = (
    r"(?:\s*(?:[/\\,;+&·•・|、・.\n]|-(?!-)|(?<=\s)(?:and|und|et|y|e|i|en|и|та|oraz|ve|و)(?=\s)|和|及|与|と)\s*|\s+)"
)
PAREN = r"(?:\s*[(\[{]([^()\[\]{}]*(?:\([^()]*\)[^()\[\]{}]*)*)[)\]}])"
CONDITION = re.compile(
    r"^(?P<note>.{2,200}?)\s*(?::|=>|->|→|=)\s*(?P<letters>[^\W\d_](?:[/,+& ]{0,3}[^\W\d_]){0,4})$", re.S
)
NAME_AFTER = re.compile(r"\.\s*[^\W\d_]{2}")  # behind the initial of a person: A. Ruiz
NUMBER = re.compile(r"[+\-]?[\d\s.,']*\d\s*[%€$]?")


def parsed(text: str, scheme: Scheme) -> Parsed:
    """What the cell says under the scheme."""

    plain = symbols.plain(text)
    if not plain:
        return EMPTY
    return _marked(plain, scheme) or (
        _whole(plain, scheme)
        or _nothing(plain, scheme)
        or _written(plain, scheme)
        or _in_words(plain, scheme)
        or _conditional(plain, scheme)
        or Parsed(unread=True, kind=_kind(plain))
    )


def _whole(plain: str, scheme: Scheme) -> Parsed | None:
    """A cell that is one sign of the legend, also one that is a mark of punctuation elsewhere."""

    meant = scheme.letters.get(plain) if len(plain) == 1 and not plain.isalnum() else None
    letters = _meant(meant)[0] if meant else []
    return Parsed(joined(letters), kind="letter") if letters else None


def _marked(plain: str, scheme: Scheme) -> Parsed | None:
    """A cell with marks of footnotes behind it."""

    match = MARKS.search(plain)
    if not match or not match.start():
        return None
    inner = parsed(plain[: match.start()], scheme)
    if not inner.letters:
        return None
    notes = [inner.note, *footnotes_of(match["marks"], scheme.footnotes)]
    return replace(inner, note="; ".join(filter(None, notes)), mark=match["marks"])


def _kind(plain: str) -> str:
    if NUMBER.fullmatch(plain):
        return "number"
    return "sign" if len(plain) == 1 or (len(plain) <= 3 and not any(map(str.isalnum, plain))) else "text"


def _nothing(plain: str, scheme: Scheme) -> Parsed | None:
    sign = symbols.symbol(plain)
    if sign in scheme.letters:
        return EMPTY if scheme.letters[sign] == NOTHING else None
    is_nothing = plain.casefold() in symbols.NOTHINGS or sign in symbols.NOTHINGS
    return EMPTY if is_nothing else None


def _written(plain: str, scheme: Scheme) -> Parsed | None:
    """Letters with separators or without, each perhaps with brackets behind it, and what follows them."""

    bare = re.fullmatch(r"[(\[]\s*([^()\[\]]{1,12})\s*[)\]]", plain)
    if bare and (inner := _letters(bare[1], scheme)) and inner[0]:
        return Parsed(joined(inner[0]), plain, inner[1], "letter")
    held: list[str] = []
    notes: list[str] = []
    unread, at, count = False, 0, 0
    while read := _token(plain, at, scheme):
        token, end = read
        held, unread, count = [*held, *token[0]], unread or token[1], count + 1
        at = _bracketed(plain, end, scheme, held, notes)
        following = re.compile(SEPARATOR).match(plain, at)
        after = following.end() if following else at
        if (not following and plain[at : at + 1].isalnum()) or not _token(plain, after, scheme):
            break
        at = after
    if not count or (unread and "&" in plain):  # R&D is a department
        return None
    return _with_rest(plain, at, scheme, (held, notes, unread, count))


def _with_rest(plain: str, at: int, scheme: Scheme, so_far: tuple[list[str], list[str], bool, int]) -> Parsed | None:
    held, notes, unread, count = so_far
    rest = plain[at:].strip().rstrip("。.").strip()
    kind = "letter" if held else "sign"
    if rest:
        if NAME_AFTER.match(rest) or not held or (count == 1 and plain[:1].islower()):
            return None
        said = rest.lstrip(":-–—,;").strip() if rest[0] in ":-–—,;" else rest
        if not said or _is_gloss(said, held, scheme):
            return Parsed(joined(held), "; ".join(notes), unread, kind)
        return Parsed(joined(held), "; ".join([*notes, said]), unread, "loose")
    return Parsed(joined(held), "; ".join(notes), unread, kind)


def _bracketed(plain: str, at: int, scheme: Scheme, held: list[str], notes: list[str]) -> int:
    """Read brackets behind a letter into letters or notes; the place after them."""

    while match := re.compile(PAREN).match(plain, at):
        inner, at = match[1].strip(), match.end()
        letters = _letters(inner, scheme)
        if letters and letters[0] and not letters[1]:
            if set(letters[0]) - set(held):
                notes.append(f"({inner})")
            held += letters[0]
        elif footnotes.key(inner) in scheme.footnotes and len(inner) <= 3:
            notes.append(scheme.footnotes[footnotes.key(inner)])
        elif inner and not _is_gloss(inner, held, scheme):
            notes.append(inner)
    return at


def _token(plain: str, at: int, scheme: Scheme) -> tuple[tuple[list[str], bool], int] | None:
    """The letters of the sign or run of letters that begins at the place, whether it is unknown, and where it ends."""

    match = re.compile(r"[^\W\d_]+\d{0,2}(?!\w)|\d{1,2}(?![\w.,])|[^\w\s()\[\]{}/,;+&|.\-–—:\"'<>*?!%≥≤]").match(
        plain, at
    )
    if not match:
        return None
    run = match[0]
    letters = _run(run, scheme)
    return (letters, match.end()) if letters else None


@cache
def _spellings(run: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((run, run.upper(), symbols.symbol(run), symbols.symbol(run.translate(symbols.ALIKE)))))


def _run(run: str, scheme: Scheme) -> tuple[list[str], bool] | None:
    """Letters of one sign, or of several written together; the flag says that a sign has no meaning."""

    for spelling in _spellings(run):
        if spelling in scheme.letters:
            return _meant(scheme.letters[spelling])
    signs = [symbols.symbol(sign.translate(symbols.ALIKE)) for sign in run]
    if (
        len(run) > 1
        and len(run) <= 5
        and (run.isupper() or len(run) == 2)
        and all(sign in scheme.letters for sign in signs)
    ):
        if run.islower() and run not in ("ra", "ar", "ci", "ic", "ac", "rc", "ri"):
            return None
        parts = [_meant(scheme.letters[sign]) for sign in signs]
        return [letter for part, _ in parts for letter in part], any(unread for _, unread in parts)
    digits = re.fullmatch(r"([^\W\d_])\d{1,2}", run)
    if digits and (known := scheme.letters.get(symbols.symbol(digits[1]))) and digits[0][0].isupper():
        return _meant(known)
    is_sign = len(run) == 1 and (run.isupper() or not run.isalnum() or not run.isascii())
    return ([], True) if is_sign and not run.isdigit() else None


def _meant(letters: str) -> tuple[list[str], bool]:
    if letters == UNKNOWN:
        return [], True
    return [] if letters == NOTHING else letters.split("/"), False


def _letters(text: str, scheme: Scheme) -> tuple[list[str], bool] | None:
    """Letters of a text that holds nothing else, None where it holds something else."""

    parts = [part for part in re.split(SEPARATOR, text.strip()) if part]
    runs = [_run(part, scheme) for part in parts]
    if not runs or any(run is None for run in runs):
        return None
    return [letter for run in runs if run for letter in run[0]], any(run[1] for run in runs if run)


def _in_words(plain: str, scheme: Scheme) -> Parsed | None:
    """Such as "Responsible", "Accountable / Responsible", "Consulted (C)", 负责."""

    text, notes = re.sub(PAREN, "", plain).strip(), re.findall(PAREN, plain)
    parts = [part for part in re.split(r"\s*(?:[/,;+&、・·\n]|\s(?:and|und|et|y|e|и)\s)\s*", text) if part]
    own = [scheme.letters.get(symbols.symbol(part), "") if len(part) > 2 else "" for part in parts]
    if not parts or not all(known or vocabulary.is_only_word(part) for known, part in zip(own, parts, strict=True)):
        return None
    said = [known or vocabulary.said(part) for known, part in zip(own, parts, strict=True)]
    held = [letter for word in said for letter in (scheme.both if word == BOTH else word).split("/")]
    noted = [
        note for note in notes if note.strip() and not _is_gloss(note, held, scheme) and not _letters(note, scheme)
    ]
    return Parsed(joined(held), "; ".join(noted), kind="letter")


def _conditional(plain: str, scheme: Scheme) -> Parsed | None:
    """A condition before its letters: "up to 500: R"."""

    match = CONDITION.match(plain)
    letters = _letters(match["letters"], scheme) if match else None
    if not match or not letters or not letters[0] or letters[1] or not match["letters"].isupper():
        return None
    return Parsed(joined(letters[0]), match["note"].strip(), kind="loose")


def _is_gloss(text: str, held: list[str], scheme: Scheme) -> bool:
    """True for words that only repeat what the letters mean."""

    plain = text.casefold().strip(" .")
    if any(plain == gloss.casefold().strip(" .") for gloss in scheme.glosses.values()):
        return True
    parts = [part for part in re.split(r"\s*[/,;+&、]\s*", text) if part]
    if not parts or not all(vocabulary.is_only_word(part) and len(part.split()) <= 2 for part in parts):
        return False
    said = {vocabulary.meaning(part) for part in parts}
    return all(letter in held or (letter == BOTH and bool({"A", "R"} & set(held))) for letter in said)
