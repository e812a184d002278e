"""Commands that a LaTeX text defines for itself, and where a brace ends."""

import re

OWN = re.compile(r"\\(?:newcommand|renewcommand|providecommand|def)\*?\s*\{?\\([a-zA-Z]+)\}?\s*\{")
"""A command that the text defines for itself; one with arguments has a bracket before its body."""
LIMIT_COMMANDS, LIMIT_BODY = 50, 80


def written_out(text: str) -> str:
    """The text with commands of its own that take no argument, such as \\newcommand{\\R}{\\textbf{R}}, written out."""

    own = {command[1]: command for command in OWN.finditer(text)}
    bodies = {name: text[command.end() : closing(text, command.end() - 1)] for name, command in own.items()}
    for name, body in list(bodies.items())[:LIMIT_COMMANDS]:
        if len(body) <= LIMIT_BODY and not any(f"\\{other}" in body for other in bodies):  # which could grow for ever
            text = re.sub(rf"\\{name}(?![a-zA-Z])(?:\{{\}})?", lambda _, body=body: body, text)  # type: ignore[misc]
    return text


def closing(text: str, opening: int) -> int:
    """The place of the brace that closes the one at `opening`."""

    depth = 0
    for position in range(opening, len(text)):
        if text[position] in "{}" and text[position - 1 : position] != "\\":
            depth += 1 if text[position] == "{" else -1
            if depth == 0:
                return position
    return len(text) - 1
