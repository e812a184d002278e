"""What is wrong with a policy that cannot be read, as problems with their remedies."""

from raci.draft.limits import LIMIT_CHARACTERS, LIMIT_PAGES, LIMIT_SECONDS
from raci.file.limits import LIMIT_MEMORY_BYTES, MIB
from raci.words.problem import LoadError, Problem

MESSAGES = {
    "size": ("the file has {size} MB; {limit} are read at most", "split it, or save it without pictures"),
    "cost": ("reading this file takes more than {seconds} s or {limit} MB", "save it as plain text, or split it"),
    "broken": ("this is no whole {form} file", "open it in its program, save it again, and try that"),
    "encrypted": ("the file is protected by a password", "save it without the password"),
    "bomb": ("the file unpacks to far more than it holds", "save it again from its program"),
    "doctype": ("the file brings definitions of its own, which are not read", "save it again from its program"),
    "scan": ("the pages are pictures of text", "have the text recognised first, and check it against the pages"),
    "empty": ("there is no text in the file", "check that it is the right file"),
    "long": ("the text has more than {limit} characters", "split the file into its parts"),
    "pages": ("the file has more than {limit} pages", "split the file into its parts"),
    "old": ("this is the old form of Word files", "save it as .docx"),
    "binary": ("this is no text", "give the policy as text, Markdown, DOCX, HTML or PDF"),
    "missing": ("{library} is needed for this form and is not there", "run: pip install {library}"),
}


def trouble(message: str, **args: object) -> LoadError:
    """The problem of a key of MESSAGES."""

    known: dict[str, dict[str, object]] = {
        "cost": {"seconds": LIMIT_SECONDS, "limit": LIMIT_MEMORY_BYTES // MIB},
        "long": {"limit": f"{LIMIT_CHARACTERS:,}"},
        "pages": {"limit": LIMIT_PAGES},
    }
    return LoadError([Problem("", 0, 0, *MESSAGES[message], {**known.get(message, {}), **args})])
