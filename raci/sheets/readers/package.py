"""The parts of a zipped workbook that its values do not tell: hidden rows, comments, struck cells, formulas."""

import io
import re
import zipfile

from raci.file.limits import MIB
from raci.sheets.limits import LIMIT_DETAILED_CELLS, LIMIT_UNPACKED_BYTES
from raci.sheets.readers.details import Details, SheetDetails
from raci.sheets.trouble import trouble

HIDDEN = re.compile(rb'<(?:row|col)\b[^>]*\shidden="(?:1|true)"')
FORMULA = re.compile(rb'<c\b[^>]*?\br="([A-Z]+\d+)"[^>]*>\s*<f\b[^>]*>([^<]*)</f>\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>')
WORKSHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
MANIFEST = "META-INF/manifest.xml"
LIMIT_FORMULAS = 50


def unpacked(data: bytes) -> zipfile.ZipFile:
    """The zip file. Raises LoadError for a broken one, and for one that would unpack to more than the limit."""

    try:
        parts = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise trouble("broken") from None
    if sum(part.file_size for part in parts.infolist()) > LIMIT_UNPACKED_BYTES:
        raise trouble("unpacked", limit=LIMIT_UNPACKED_BYTES // MIB)
    if any(part.flag_bits & 1 for part in parts.infolist()) or _is_locked(parts):
        raise trouble("encrypted")
    return parts


def _is_locked(parts: zipfile.ZipFile) -> bool:
    """True for an OpenDocument file under a password: its parts are scrambled, and only its manifest says so."""

    try:
        return MANIFEST in parts.namelist() and b"encryption-data" in parts.read(MANIFEST)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError):
        raise trouble("broken") from None


def details(data: bytes, kind: str) -> Details:
    """What a close look at the workbook finds; nothing where a quick look shows that there is nothing to find."""

    if kind not in ("xlsx", "ods"):
        return Details()
    parts = unpacked(data)
    if kind == "ods":
        from raci.sheets.readers.ods import ods_details

        return ods_details(parts)
    names = parts.namelist()
    try:
        sheets = [parts.read(name) for name in names if WORKSHEET.fullmatch(name)]
        styles = parts.read("xl/styles.xml") if "xl/styles.xml" in names else b""
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError):
        raise trouble("broken") from None
    if any(b"<!DOCTYPE" in sheet[:2000] or b"<!ENTITY" in sheet[:4000] for sheet in [*sheets, styles]):
        raise trouble("entities")
    is_close = (
        any("comments" in name.lower() for name in names)
        or any(map(_has_details, sheets))
        or b"<strike" in styles
        or b'formatCode="0.0' in styles
        or re.search(rb'<xf\b[^>]*numFmtId="[24]"', styles) is not None
    )
    if not is_close:
        return Details()
    if sum(sheet.count(b"<c ") for sheet in sheets) > LIMIT_DETAILED_CELLS:
        return Details(is_cut=True)
    return _looked_at(data)


def _has_details(sheet: bytes) -> bool:
    """True for a sheet with hidden rows or columns, or with formulas."""

    is_hidden = b" hidden=" in sheet and HIDDEN.search(sheet) is not None
    return is_hidden or b"<f>" in sheet or b"<f " in sheet


def _looked_at(data: bytes) -> Details:
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), data_only=False, keep_links=False, keep_vba=False)
        values = load_workbook(io.BytesIO(data), data_only=True, keep_links=False, keep_vba=False)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, zipfile.BadZipFile):
        return Details(is_cut=True)  # it reads less than calamine does, and what it adds is not worth a refusal
    details = Details()
    for sheet in book.worksheets:
        details.sheets[sheet.title] = _sheet(sheet, values[sheet.title])
    return details


def _sheet(sheet: object, values: object) -> SheetDetails:
    from openpyxl.utils import column_index_from_string

    details = SheetDetails()
    details.hidden_rows = frozenset(row - 1 for row, look in sheet.row_dimensions.items() if look.hidden)  # type: ignore[attr-defined]
    hidden: set[int] = set()
    for name, look in sheet.column_dimensions.items():  # type: ignore[attr-defined]
        if look.hidden:
            first = look.min or column_index_from_string(name)
            hidden |= set(range(first - 1, min(look.max or first, 16_384)))
    details.hidden_columns = frozenset(hidden)
    struck, bold = set(), set()
    for row in sheet.iter_rows():  # type: ignore[attr-defined]
        for cell in row:
            if cell.value is None and cell.comment is None:
                continue
            place = (cell.row - 1, cell.column - 1)
            if cell.comment is not None:
                details.comments[place] = _comment(cell.comment.text)
            if cell.font is not None and cell.font.strike:
                struck.add(place)
            if cell.font is not None and cell.font.bold:
                bold.add(place)
            if isinstance(cell.value, float | int) and (decimals := re.fullmatch(r"0\.(0+)", str(cell.number_format))):
                details.styles[place] = len(decimals[1])
            if cell.data_type == "f" and values.cell(cell.row, cell.column).value is None:  # type: ignore[attr-defined]
                details.formulas.append((cell.coordinate, str(cell.value)[:100]))
    details.struck, details.bold = frozenset(struck), frozenset(bold)
    return details


def _comment(text: str | None) -> str:
    """The words of a comment, without the author's name that Excel writes before them."""

    words = re.sub(r"^\[Threaded comment\].*?Comment:\s*", "", text or "", flags=re.S)
    return " ".join(re.sub(r"^[^\n:]{1,40}:\n", "", words).split())


def formulas_without_values(details: Details, sheet: str) -> list[tuple[str, str]]:
    """Place and text of formulas whose value the file does not hold."""

    own = details.sheets.get(sheet)
    return own.formulas[:LIMIT_FORMULAS] if own else []


__all__ = ["FORMULA", "Details", "SheetDetails", "details", "formulas_without_values", "unpacked"]
