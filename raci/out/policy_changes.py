"""What decisions rewrite in a policy -> a table of plain cells, DOCX, Markdown and CSV."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from raci.out import export
from raci.out.word_file import Sheet
from raci.out.word_table import Cell, Run
from raci.views.tables import Table
from raci.views.wording import Piece
from raci.words.lists import listed, sentences
from raci.words.markdown import in_file
from raci.words.sentences import Word, cited, count, say
from raci.workshop.policy_changes import PolicyChange, PolicyChanges
from raci.workshop.rulings import Ruling
from raci.workshop.supposed import NOBODY

COLUMNS = (
    "clause",
    "about",
    "as_it_stands",
    "as_it_shall_read",
    "template",
    "reason",
    "decided_on",
    "decided_by",
    "dissent",
    "entries",
)
HEADS = (
    Word("No."),
    Word("Clause"),
    Word("As it stands"),
    Word("As it shall read"),
    Word("Reason"),
    Word("Decided"),
    Word("Dissent"),
)
SHARES = (5, 13, 24, 31, 21, 13, 13)
"""How wide the columns are beside each other."""
UNSAID = Word("nothing so far")
"""In place of a text that the policy does not have."""
NOTE = Word(
    "“As it stands” is told in the words of the matrix, not in those of the policy: set it beside the policy before"
    " it is adopted."
)
SIGNED = (Word("Facilitator"), Word("Approved by"), Word("Approved on"))
LINE = "_" * 24


class ClauseCells(NamedTuple):
    """One clause in plain words: its cells without the two texts."""

    clause: str
    reason: str
    decided: str
    dissent: str


def title(changes: PolicyChanges) -> str:
    """What the paper is called."""

    return say("Policy changes", changes.lang)


def headline(changes: PolicyChanges) -> str:
    """How many clauses are rewritten, in one sentence."""

    number = len(changes.clauses)
    if not number:
        return say("No clause is rewritten", changes.lang)
    return count(
        number, "{n} clause of the policy is rewritten", "{n} clauses of the policy are rewritten", changes.lang
    )


def counted(changes: PolicyChanges, of: str) -> str:
    """The decisions and dissents behind it; `of` says which decisions were asked for."""

    lang = changes.lang
    if any(ruling.author == NOBODY for change in changes.clauses for ruling in change.rulings):
        number = count(changes.decisions, "{n} row with proposals", "{n} rows with proposals", lang)
        return " · ".join(filter(None, [of, number]))
    counts = [
        of,
        count(changes.decisions, "{n} decision", "{n} decisions", lang),
        count(changes.dissents, "{n} dissent on record", "{n} dissents on record", lang),
    ]
    return " · ".join(filter(None, counts))


def cells_of(change: PolicyChange, lang: str) -> ClauseCells:
    """Clause, reasons, who decided and who dissents, each as a text of one line or several."""

    return ClauseCells(
        "\n".join(filter(None, [cited(change.clause, lang), change.about])),
        "\n".join(dict.fromkeys(filter(None, (_reason(ruling, lang) for ruling in change.rulings)))),
        "\n".join(dict.fromkeys(line for ruling in change.rulings for line in _decided(ruling, lang))),
        "\n".join(dict.fromkeys(line for ruling in change.rulings for line in _dissent(ruling, lang)))
        or say("none", lang),
    )


def docx(changes: PolicyChanges, of: str) -> bytes:
    """A Word file on A4 landscape: what is new underlined, what is dropped struck through, the head on every page."""

    return docx_in_languages([(changes, of)])


def docx_in_languages(parts: Sequence[tuple[PolicyChanges, str]]) -> bytes:
    """The same in one language after the other, each on pages of its own; with each, which decisions were asked for."""

    first, of = parts[0]
    titles = dict.fromkeys(title(changes) for changes, _ in parts)
    sheet = Sheet(" · ".join(titles), first.lang, above=(first.matrix, of), is_landscape=True)
    for number, (changes, picked) in enumerate(parts):
        if number:
            sheet.begin(changes.lang, (changes.matrix, picked))
        _write(sheet, changes)
    return sheet.data()


def _write(sheet: Sheet, changes: PolicyChanges) -> None:
    lang = changes.lang
    sheet.add_heading(title(changes), 1)
    sheet.add_paragraph(f"{headline(changes)} · {counted(changes, '')} · {say(MARKED, lang)}")
    sheet.add_paragraph(say(NOTE, lang))
    rows = [_cells(number, change, changes) for number, change in enumerate(changes.clauses, 1)]
    if rows:
        sheet.add_table([say(head, lang) for head in HEADS], rows, SHARES)
    sheet.add_paragraph("")
    colon = "：" if lang == "zh" else ": "
    sheet.add_paragraph("    ".join(f"{say(word, lang)}{colon}{LINE}" for word in SIGNED))


MARKED = Word("New words are underlined, dropped words struck through.")


def markdown(changes: PolicyChanges, of: str) -> bytes:
    """A table as GitHub and its kin show it, dropped words struck out and new ones underlined; UTF-8."""

    lang = changes.lang
    lines = [f"# {title(changes)}", in_file(f"{changes.matrix} · {counted(changes, of)}"), in_file(headline(changes))]
    lines.append(f"{say(MARKED, lang)} {say(NOTE, lang)}")
    if changes.clauses:
        heads = [say(head, lang) for head in HEADS[1:]]
        table = [_line(heads), "|" + " --- |" * len(heads), *(_row(change, changes) for change in changes.clauses)]
        lines.append("\n".join(table))
    return ("\n\n".join(lines) + "\n").encode()


def csv(changes: PolicyChanges, of: str) -> bytes:
    """One row a clause, the template's sentence beside the text that somebody has put in its place."""

    rows = [_plain(change, changes.lang) for change in changes.clauses]
    return export.csv(Table(list(COLUMNS), rows))


FORMATS: dict[str, Callable[[PolicyChanges, str], bytes]] = {"docx": docx, "md": markdown, "csv": csv}
"""Ending -> who writes it."""


def _cells(number: int, change: PolicyChange, changes: PolicyChanges) -> list[Cell]:
    said, (old, new) = cells_of(change, changes.lang), changes.redline(change)
    dropped: list[Run] = [Run(piece.text, is_dropped=piece.is_changed) for piece in old]
    added: list[Run] = [Run(piece.text, is_new=piece.is_changed) for piece in new]
    stands: Cell = dropped or say(UNSAID, changes.lang)
    return [f"{number}", said.clause, stands, added, said.reason, said.decided, said.dissent]


def _row(change: PolicyChange, changes: PolicyChanges) -> str:
    said, (old, new) = cells_of(change, changes.lang), changes.redline(change)
    stands = _marked(old, "del") or say(UNSAID, changes.lang)
    rest = (_lines(text) for text in said[1:])
    return _line([_lines(said.clause), stands, _marked(new, "ins"), *rest])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _lines(text: str) -> str:
    return "<br>".join(map(in_file, text.split("\n")))


def _marked(pieces: Sequence[Piece], tag: str) -> str:
    """The pieces with the changed ones in a tag, and the blanks between them kept."""

    return "".join(f"<{tag}>{_kept(piece.text)}</{tag}>" if piece.is_changed else _kept(piece.text) for piece in pieces)


def _kept(text: str) -> str:
    begin, end = (" " if text != stripped else "" for stripped in (text.lstrip(), text.rstrip()))
    return f"{begin}{in_file(text)}{end}" if text.strip() else " "


def _plain(change: PolicyChange, lang: str) -> list[str]:
    said = cells_of(change, lang)
    days = dict.fromkeys(ruling.day.isoformat() for ruling in change.rulings if ruling.author != NOBODY)
    by = dict.fromkeys(_by(ruling, lang) for ruling in change.rulings)
    return [
        cited(change.clause, lang),
        change.about,
        change.stands,
        change.final,
        change.reads,
        said.reason.replace("\n", " "),
        listed(days, lang),
        sentences(by, lang),
        said.dissent.replace("\n", " "),
        " ".join(f"{ruling.number}" for ruling in change.rulings),
    ]


def _reason(ruling: Ruling, lang: str) -> str:
    conditions = say("Conditions: {conditions}", lang, conditions=ruling.conditions) if ruling.conditions else ""
    return sentences(filter(None, (cited(ruling.why, lang), conditions)), lang)


def _decided(ruling: Ruling, lang: str) -> list[str]:
    if ruling.author == NOBODY:
        return [_by(ruling, lang)]
    return [*filter(None, (ruling.day.isoformat(), ruling.workshop)), _by(ruling, lang)]


def _by(ruling: Ruling, lang: str) -> str:
    """Who has agreed; who wrote it down where nobody is on record."""

    if ruling.author == NOBODY:
        return say("proposed, not decided", lang)
    if ruling.is_unanimous:
        return count(len(ruling.agreed), "{n} party agreed", "All {n} parties agreed", lang)
    if ruling.agreed:
        return say("Agreed: {roles}", lang, roles=listed(ruling.agreed, lang))
    return say("Entered by {author}", lang, author=ruling.author)


def _dissent(ruling: Ruling, lang: str) -> list[str]:
    colon = "：" if lang == "zh" else ": "
    return [f"{role}{colon}{opinion or say('not said', lang)}" for role, opinion in ruling.dissent]
