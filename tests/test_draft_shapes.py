"""Reading policies as they look: lines broken at a width, titles in brackets, lists behind a verb, lines of control."""

import textwrap

from raci.draft import Party, read_text
from raci.draft.lists import read_gold
from raci.draft.measure import measure, moved
from tests.test_draft import GOLD, letters

WIDTH = {"zh": 36, "en": 76}


def broken(text: str, lang: str) -> str:
    """The text with every line broken at a width, in Chinese inside words too; rows of tables are left."""

    lines: list[str] = []
    for line in text.split("\n"):
        if "\t" in line or line.startswith("|"):
            lines.append(line)
        elif lang == "zh":
            lines += [line[at : at + WIDTH["zh"]] for at in range(0, len(line), WIDTH["zh"])] or [""]
        else:
            lines += textwrap.wrap(line, WIDTH["en"], break_on_hyphens=False) or [""]
    return "\n".join(lines)


def test_lines_broken_at_a_width_cost_little() -> None:
    """Five points at most, where lists have no full stops; one text is a single line without any, and is left out."""

    lost = {}
    for path in GOLD:
        judged = read_gold(path)
        text = path.with_name(path.name.replace(".gold.yaml", ".txt")).read_text(encoding="utf-8")
        reading = read_text(text, judged.parties)
        as_broken = broken(text, reading.language)
        again = measure(read_text(as_broken, judged.parties), moved(judged, text, as_broken))
        lost[judged.id] = measure(reading, judged).total.strict[2] - again.total.strict[2]
    del lost["d4-projects"]
    assert max(lost.values()) < 0.05


def test_a_name_and_a_cue_may_be_broken_by_a_line() -> None:
    """Spans still give back the characters of the file, the break among them."""

    text = (
        "第一条设备到场后，由设备管理部牵头开箱验收，使用部门、供应商参加，验收单经设备管\n"
        "理部经理签字后生效，随机资料交档案室保存。操作人员发现异常的，应当立即停机，并通\n"
        "知班长，班长安排维修人员处理，处理结果记入设备台账，每月汇总后报分管副总经理审阅。\n"
    )
    reading = read_text(text, [Party("设备管理部经理"), Party("班长")])
    found = {(draft.party, draft.letter): draft for draft in reading.drafts}
    assert {("设备管理部经理", "A"), ("班长", "I")} <= set(found)
    told = found["班长", "I"].cue
    assert reading.text[told.start : told.end] == "通\n知班长"
    english = "Damage to an object that is on loan has to be reported at once to the\nRegistrar."
    assert letters(english, "Registrar") == {("Registrar", "I")}


def test_a_title_in_brackets_stands_over_its_list() -> None:
    text = "三、典藏组\n【登录员】\n1.新进文物编号、建档\n【修护师】\n1.检视藏品状况\n"
    assert letters(text, "典藏组", "登录员", "修护师") == {("登录员", "R"), ("修护师", "R")}
    line = "一、店铺运营\n【直接上级】总经理\n1.维护店铺页面\n"
    assert letters(line, "店铺运营", "总经理") == {("店铺运营", "R")}


def test_a_short_sentence_before_a_colon_is_no_title() -> None:
    """What leads a list names who has its duties; by itself it says nothing."""

    text = "2.5 The Safety Manager shall:\n(a) maintain the register;\n(b) alert the Director to any late inspection.\n"
    reading = read_text(text, [Party("Safety Manager"), Party("Director")])
    assert [(draft.sentence, draft.party, draft.letter) for draft in reading.drafts] == [
        (1, "Safety Manager", "R"),
        (2, "Director", "I"),
        (2, "Safety Manager", "R"),
    ]


def test_who_owns_the_document_is_no_party_by_that() -> None:
    text = "Ref: 7 Owner: Head of Estates\n\nThe Caretaker shall lock the doors.\n"
    assert [party.name for party in read_text(text).parties] == ["Caretaker"]
