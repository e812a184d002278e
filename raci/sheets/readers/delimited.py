"""Bytes of CSV or TSV, in any common encoding and with any delimiter -> one grid."""

import codecs
import csv
import io
import re

from raci.sheets.grid import Document, Grid, live, squared

MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
GUESSES = ("gb18030", "big5", "shift_jis", "euc_kr", "cp1252", "cp1250", "cp1251")
DELIMITERS = ",;\t|:^~"
LIMIT_SAMPLE = 200_000
"""Characters from which the delimiter is told."""

COMMON = re.compile(
    r"[的一是不了在人有我他这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联权往展该领传近留红治决周保达办运武半候七必城父强步完革深区即求品士转量空甚众技轻程告江语英基派满式李息写呢识极令黄德收脸钱党倒未持取设始版双历越史商千片容研像找友孩站广改议形委早房音火际则首单据导影失拿网香似斯专石若兵弟谁校读志飞观争究包组造落视济喜离虽坏兴尽部员责任审批准负责执行咨询通知采购销售财务客户项目经理总监]"
)


class Unreadable(ValueError):
    """A text in no encoding that is known."""


def text_of(data: bytes) -> tuple[str, str]:
    """The text of the bytes and the name of their encoding. Raises Unreadable for what is no text."""

    for mark, name in MARKS.items():
        if data.startswith(mark):
            return data.decode(name, "replace"), name
    head = data[:4096]
    if head.count(0) * 4 >= len(head) and head:
        name = "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"
        return data.decode(name, "replace"), name
    if b"\0" in head:
        raise Unreadable
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return max((_scored(data, name) for name in GUESSES), key=lambda scored: scored[0])[1:]


def _scored(data: bytes, name: str) -> tuple[float, str, str]:
    """How likely the encoding is: letters of one script score, signs and rare characters cost."""

    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        return -1e9, data.decode(name, "replace"), name
    foreign = [character for character in text if ord(character) > 127]
    return sum(map(_likely, foreign)) / max(1, len(data) - len(text) + len(foreign)) + _words(text), text, name


def _likely(character: str) -> float:
    code = ord(character)
    if COMMON.match(character) or 0x3040 <= code <= 0x30FF or 0xAC00 <= code <= 0xD7A3:
        return 2.0
    if 0x4E00 <= code <= 0x9FFF:
        return 0.9
    if character in "，。、：；（）“”《》·—…‘’–ßäöüÄÖÜéèêàáâãçñíóôõúûîïëåøæÅØÆÉÈÀÁÇÑÍÓÚ€":
        return 1.0
    if 0x410 <= code <= 0x44F or character in "ёЁ":
        return 0.95
    return 0.5 if character.isalpha() and code < 0x250 else -1.0


def _words(text: str) -> float:
    """Less for capitals inside words, which a wrong encoding makes."""

    return -0.5 * len(re.findall(r"[a-zа-яß-ÿ][A-ZА-ЯÀ-Þ]", text)) / max(1, len(re.findall(r"[^\W\d_]{2,}", text)))


def read(data: bytes, delimiter: str = "") -> Document:
    """The one table of the bytes. Raises Unreadable for what is no text."""

    text, _ = text_of(data)
    return read_text(text, delimiter)


def read_text(text: str, delimiter: str = "") -> Document:
    """The one table of a text."""

    declared = re.match(r'\ufeff?"?sep=(.)"?\r?\n', text, re.I)
    if declared:
        text, delimiter = text[declared.end() :], declared[1]
    csv.field_size_limit(2**24)
    rows = list(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter or _delimiter(text)))
    rows = squared([[live(cell) for cell in row] for row in rows])
    return Document("csv", (Grid(rows, name="1"),))


def is_delimited(text: str) -> bool:
    """True for a text whose lines are mostly cut into one number of cells by a comma, semicolon, tab or bar."""

    return max(_share(text, sign)[0] for sign in ",;\t|") >= 0.8


def _delimiter(text: str) -> str:
    """The sign that cuts the most lines into one number of cells, at least two."""

    def worth(sign: str) -> float:
        share, common = _share(text, sign)
        return share * (1 + min(common, 12) / 100 + (0.5 if sign in ",;\t" else 0))

    best = max(DELIMITERS, key=worth)
    return best if worth(best) else ","


def _share(text: str, sign: str) -> tuple[float, int]:
    """The share of lines that the sign cuts into the most common number of cells, and that number; 0 for one cell."""

    try:
        reader = csv.reader(io.StringIO(text[:LIMIT_SAMPLE], newline=""), delimiter=sign)
        widths = [len(row) for _, row in zip(range(200), reader, strict=False) if any(cell.strip() for cell in row)]
    except csv.Error:
        return 0.0, 1
    common = max(set(widths), key=widths.count, default=1)
    return (widths.count(common) / len(widths), common) if common > 1 else (0.0, 1)
