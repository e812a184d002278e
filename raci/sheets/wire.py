"""A document <-> plain values for JSON, between the process that opens files and the one that asks."""

from typing import Any

from raci.sheets.grid import Block, Document, Grid, Heading, Line, Place, Skipped
from raci.words.sentences import Word


def wired(document: Document) -> dict[str, Any]:
    """The document as plain values."""

    return {
        "format": document.format,
        "blocks": [_block(block) for block in document.blocks],
        "skipped": [[one.what, one.where, str(one.why), one.text] for one in document.skipped],
        "objects": document.objects,
    }


def document_of(told: dict[str, Any]) -> Document:
    """The document that `wired` told."""

    skipped = tuple(Skipped(what, where, Word(why), text) for what, where, why, text in told["skipped"])
    return Document(told["format"], tuple(map(_block_of, told["blocks"])), skipped, told["objects"])


def _block(block: Block) -> list[Any]:
    if isinstance(block, Heading):
        return ["heading", block.text, block.level]
    if isinstance(block, Line):
        return ["line", block.text, block.item, block.opens]
    sets = [block.covered, block.beside, block.hidden_rows, block.hidden_columns, block.struck, block.bold]
    comments = [[row, column, text] for (row, column), text in block.comments.items()]
    return ["grid", block.rows, block.name, block.title, block.heads, [list(one) for one in sets], comments]


def _block_of(told: list[Any]) -> Block:
    if told[0] == "heading":
        return Heading(told[1], told[2])
    if told[0] == "line":
        return Line(told[1], told[2], told[3])
    covered, beside, hidden_rows, hidden_columns, struck, bold = told[5]
    comments = {(row, column): text for row, column, text in told[6]}
    return Grid(
        told[1], told[2], told[3], told[4], _places(covered), _places(beside), frozenset(hidden_rows),
        frozenset(hidden_columns), comments, _places(struck), _places(bold),
    )  # fmt: skip


def _places(told: list[list[int]]) -> frozenset[Place]:
    return frozenset((row, column) for row, column in told)
