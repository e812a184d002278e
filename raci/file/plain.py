"""YAML text -> plain lists, mappings and texts: for files that are no matrices, such as a list of parties."""

from typing import TypeAlias

from raci.file import nodes
from raci.file.nodes import Node
from raci.words.problem import LoadError, Problem

Plain: TypeAlias = str | list["Plain"] | dict[str, "Plain"] | None


def plain(source: str) -> Plain:
    """The values of a YAML text, every scalar as its text, None for nothing. Raises LoadError where it is no YAML."""

    try:
        return _value(nodes.parse(source))
    except nodes.NotYaml as error:
        says, do = nodes.MESSAGES[error.message]
        raise LoadError([Problem("", error.line, error.column, says, do, error.fields)]) from None


def _value(node: Node) -> Plain:
    if node.items is not None:
        return [_value(item) for item in node.items]
    if node.pairs is not None:
        return {key.text or "": _value(value) for key, value in node.pairs}
    return None if node.is_null else node.text
