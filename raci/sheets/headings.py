"""Words that head columns, rows and sections, in many languages -> what stands below them."""

import re
import unicodedata
from functools import cache

from raci.sheets.word_lists import listed

STEMS = listed("heading_words.txt")
"""Kind of heading -> its words."""


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    words = sorted({_plain(stem).replace("_", r"[\s_\-]*") for stem in STEMS[kind]}, key=len, reverse=True)
    parts = [re.escape(w) if not re.match(r".*\[", w) else w for w in words]
    spaced = [part for part in parts if not _is_unspaced(part)]
    unspaced = [part for part in parts if _is_unspaced(part)]
    ending = r"(?:s|es|en|n|e|i|a|o|y|os|as|er|ов|и|ы|а|а/)?"
    long = [part for part in spaced if len(part) >= 6]
    short = [part for part in spaced if len(part) < 6]
    texts = [
        rf"(?<!\w)(?:{'|'.join(long)})" if long else "",
        rf"(?<!\w)(?:{'|'.join(short)}){ending}(?!\w)" if short else "",
    ]
    return re.compile("|".join(filter(None, [*texts, "|".join(unspaced)])))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _is_unspaced(stem: str) -> bool:
    return "\u3040" <= stem.lstrip("\\")[:1] <= "\ud7a3"


@cache
def is_heading(kind: str, text: str) -> bool:
    """True where the text holds a word that heads this kind of column."""

    return bool(text) and len(text) <= 60 and bool(_pattern(kind).search(_split_camel(text)))


@cache
def first_of(text: str, kinds: tuple[str, ...]) -> str:
    """The kind whose word comes first in the text, "" for none."""

    starts = [(match.start(), kind) for kind in kinds if (match := _pattern(kind).search(_split_camel(text)))]
    return min(starts)[1] if starts else ""


@cache
def is_whole(kind: str, text: str) -> bool:
    """True where words of this kind make up most of the text."""

    plain = _split_camel(text)
    match = _pattern(kind).search(plain)
    return match is not None and 3 * len(match[0]) >= 2 * len(re.sub(r"\W", "", plain))


@cache
def kind_of(text: str) -> str:
    """What stands below a head: activity, role, group, id, attribute, letter, or "" for none of them."""

    text = re.sub(r"^(?:key|main|core)\s+(?=\w{3})", "", text, flags=re.I)
    if re.search(r"(?:^|[\W_])(?:id|key|code|nr|no)\.?$", _split_camel(text)):
        return "id"
    return first_of(text, ("activity", "role", "group", "id", "attribute", "letter"))


def _split_camel(text: str) -> str:
    return _plain(re.sub(r"(?<=[a-zа-я])(?=[A-ZА-Я])", " ", text).replace("_", " "))


PARTY = re.compile(
    r"manager|director|officer|lead(er)?\b|head\b|chief|team|staff|clerk|engineer|analyst|owner|sponsor|board|committee|council"
    r"|department|desk|office\b|supplier|vendor|client|customer|contractor|architect|developer|tester|designer|coordinator"
    r"|assistant|secretary|auditor|accountant|finance|legal|marketing|sales|purchasing|\b(?:hr|it|ceo|cfo|coo|cto|pmo?)\b|expert"
    r"|leiter|leitung|abteilung|vorstand|geschäftsführ|einkauf|vertrieb|buchhalt|mitarbeiter|referent|beauftragte|betriebsrat"
    r"|directeur|directrice|chef|responsable|équipe|comité|comptab|acheteur|gerente|jefe|equipo|comité|coordinador|analista"
    r"|diretor|chefe|equipe|responsabile|direttore|ufficio|capo|manager|chef|afdeling|medewerker|hoofd|kierownik|dyrektor|dział"
    r"|vedoucí|ředitel|vezető|igazgató|директор|менеджер|руковод|начальник|отдел|бухгалт|специалист|инженер|müdür|şef|ekip"
    r"|经理|主管|部门?$|总监|专员|组$|组长|主任|室$|厂长|科$|班$|委员会|团队|中心$|長$|部$|課$|係$|担当$|팀$|장$|부$|مدير|قسم|فريق|מנהל|צוות",
    re.I,
)
"""What posts, departments and bodies are called."""
