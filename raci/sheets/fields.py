"""A field of an object -> what its key says of it: a name, a role, letters."""

import re
import unicodedata

from raci.sheets import headings, vocabulary
from raci.sheets.coding import Reader
from raci.sheets.heads import head_letters

NAMES = re.compile(
    r"(?:name|title|label|nom|nombre|nome|naam|titel|titre|bezeichnung|título|titolo|namn|navn|nazwa|název|név|имя|название|наименование"
    r"|назва|ad|adı|nimi|όνομα|tên|nama|名称|名稱|名前|名|标题|標題|이름|명칭|اسم|الاسم|שם)(?:_\w+)?",
    re.I,
)
LETTER_KEYS = re.compile(r"^(?:letters?|raci|rasci|code|type|value|role_type|involvement|buchstabe|lettre)$", re.I)
LETTERS = re.compile(r"[RASCI](?:\s*[/,+&]?\s*[RASCI]){0,4}")


def field_kind(key: str, text: str) -> str:
    """name, letter, activity, role, group or id for a field whose key says so; "" for any other, and for a name that
    stands as a key beside its letters."""

    if LETTER_KEYS.match(key):
        return "letter"
    if LETTERS.fullmatch(text.strip()):
        return ""
    if NAMES.fullmatch(key):
        return "name"
    return next((kind for kind in ("activity", "role", "group", "id") if headings.is_whole(kind, key)), "")


def key_letters(key: str, reader: Reader) -> str:
    """The letters that a key stands for, such as R, "responsible" or "consulted_by"; "" for none."""

    plain = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", key).replace("_", " ").strip()
    letters = head_letters(plain, reader)
    if letters:
        return letters
    bare = "".join(sign for sign in unicodedata.normalize("NFD", plain) if not unicodedata.combining(sign))
    if vocabulary.is_only_word(bare):
        return reader.read(bare).letters
    return ""
