"""A document of a known form -> its text; every reader is imported when it is needed."""

import re

from raci.draft.trouble import trouble

CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


def convert(data: bytes, form: str) -> str:
    """The text of a document. Raises LoadError where it cannot be read."""

    if form == "docx":
        from raci.draft.readers.docx import text_of_docx

        return text_of_docx(data)
    if form == "pdf":
        return _pdf(data)
    from raci.draft.readers.html import text_of_html

    return text_of_html(_decoded(data))


def _pdf(data: bytes) -> str:
    try:
        from raci.draft.readers.pdf import text_of_pdf
    except ImportError:
        raise trouble("missing", library="pypdfium2") from None
    return text_of_pdf(data)


def _decoded(data: bytes) -> str:
    """The characters of a page: by its byte order mark, by what it says, or as UTF-8."""

    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    said = CHARSET.search(data[:4096])
    for encoding in ([said[1].decode("ascii", "replace")] if said else []) + ["utf-8", "gb18030"]:
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("utf-8", "replace")
