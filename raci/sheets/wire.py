"""A document <-> plain values for JSON, between the process that opens files and the one that asks."""

from typing import Any

from raci.sheets.grid import Block, Document, Grid, Heading, Line, Place, Skipped
from raci.words.sentences import Word


def wired(document: Document) -> dict[str, Any]:
    """The document as plain values."""

    return {
        "format": document.format,
        "blocks": [_block(block) for block in document.blocks],
        "skipped": [[skipped.what, skipped.where, str(skipped.why), skipped.text] for skipped in document.skipped],
        "objects": document.objects,
    }


def document_of(wired: dict[str, Any]) -> Document:
    """The document that `wired` told."""

    skipped = tuple(Skipped(what, where, Word(why), text) for what, where, why, text in wired["skipped"])
    return Document(wired["format"], tuple(map(_block_of, wired["blocks"])), skipped, wired["objects"])


def _block(block: Block) -> list[Any]:
    if isinstance(block, Heading):
        return ["heading", block.text, block.level]
    if isinstance(block, Line):
        return ["line", block.text, block.item, block.opens]
    sets = [block.covered, block.beside, block.hidden_rows, block.hidden_columns, block.struck, block.bold]
    comments = [[row, column, text] for (row, column), text in block.comments.items()]
    return ["grid", block.rows, block.name, block.title, block.heads, [list(spans) for spans in sets], comments]


def _block_of(wired: list[Any]) -> Block:
    if wired[0] == "heading":
        return Heading(wired[1], wired[2])
    if wired[0] == "line":
        return Line(wired[1], wired[2], wired[3])
    covered, beside, hidden_rows, hidden_columns, struck, bold = wired[5]
    comments = {(row, column): text for row, column, text in wired[6]}
    return Grid(
        wired[1], wired[2], wired[3], wired[4], _places(covered), _places(beside), frozenset(hidden_rows),
        frozenset(hidden_columns), comments, _places(struck), _places(bold),
    )  # fmt: skip


def _places(wired: list[list[int]]) -> frozenset[Place]:
    return frozenset((row, column) for row, column in wired)
