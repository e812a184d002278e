"""YAML as people type it: read as it was meant where that is certain, else told at its own place in both languages."""

import re
from pathlib import Path

import pytest

from raci.file import mistyped, nodes
from raci.file.dump import save
from raci.file.load import decode, load, loads
from raci.model.letters import Layer, letters_of
from raci.words.problem import LoadError
from tests.matrices import matrix_of, text_of

CASES = Path(__file__).parent / "cases" / "yaml"
LETTERS = "use A, R, S, C, I, two in one cell as A/R"
READ = {
    "fullwidth-letter": [(14, '"\uff32" is read as R; write R', '"\uff32" 按 R 读取；请改写为 R')],
    "lower-letter": [
        (14, '"r" is read as R; write R', '"r" 按 R 读取；请改写为 R'),
        (14, '"a" is read as A; write A', '"a" 按 A 读取；请改写为 A'),
    ],
    "utf16": [(1, "the text is UTF-16; save the file as UTF-8", "文件是 UTF-16 编码；请另存为 UTF-8")],
    "null-cell": [
        (
            14,
            "no role has the id x, and its empty cell is left out; add the role, or delete the cell",
            "没有编号为 x 的角色，其空格已略去；请补上该角色，或删去此格",
        )
    ],
    **{name: [] for name in ("crlf-bom", "anchor-only", "dash-cell", "norway", "decimal-ids", "newline-name", "shop2")},
}
"""File -> the notes with which it is read: line, in English, in Chinese."""

REFUSED = {
    "fullwidth-colon": [
        (
            10,
            "the full-width colon ： (U+FF1A) is no colon here; write : and a blank",
            "此处误用了全角冒号 ： (U+FF1A)；请改为半角冒号加一个空格",
        )
    ],
    "fullwidth-brace": [
        (
            14,
            "the full-width bracket ｛ (U+FF5B) is no bracket here; write {",
            "此处误用了全角括号 ｛ (U+FF5B)；请改为半角 {",
        )
    ],
    "no-space": [
        (
            10,
            "there is no blank after the colon of process; write process: and a blank before the value",
            "process 的冒号后缺少空格；请写成“process: 值”，冒号后加空格",
        )
    ],
    "nbsp-indent": [
        (
            11,
            "a no-break space U+00A0 stands here; write ordinary blanks",
            "此处有不间断空格 U+00A0；请改为普通半角空格",
        )
    ],
    "tab": [
        (
            11,
            "a tab stands in the indentation; write blanks in its place",
            "缩进中有制表符（Tab）；请改用空格缩进",
        )
    ],
    "gbk": [
        (
            2,
            "the text looks like GBK (GB 18030) and not like UTF-8; save the file as UTF-8",
            "文件似乎是 GBK (GB 18030) 编码，不是 UTF-8；请另存为 UTF-8",
        )
    ],
    "dup-key": [(14, 'the key "till" stands here twice; keep one of them', '键 "till" 在此出现两次；请只留一个')],
    "conflict": [
        (
            14,
            "a merge conflict has been left from here to line 18; "
            "keep one side, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>",
            "从此处到第 18 行留有未解决的合并冲突；请保留其中一方，并删除以 <<<<<<<、=======、>>>>>>> 开头的各行",
        )
    ],
    "note-cell": [
        (
            14,
            '"R (evenings)" holds a letter and something else; '
            "write the letter alone, and the note as applies: or when: of the row",
            '"R (evenings)" 除字母外还有别的内容；格内请只写字母，说明请写入该行的 applies: 或 when:',
        )
    ],
    "colon-text": [
        (
            12,
            "a colon and a blank stand inside a text; put the text in quotes",
            "文字中间出现了冒号加空格；请给这段文字加上引号",
        )
    ],
    "other-letters": [
        (
            14,
            f'"{letter}" holds something other than letters; {LETTERS}',
            f'"{letter}" 中有字母以外的内容；请用 A, R, S, C, I；一格两个写成 A/R',
        )
        for letter in "VD"
    ],
}
"""File -> its problems: line, in English, in Chinese."""


def test_every_file_as_people_type_it_is_read_with_these_notes_or_refused_with_these_problems() -> None:
    found = {}
    for name in [*READ, *REFUSED]:
        [path] = CASES.glob(f"{name}.y*ml")
        try:
            told = [*load(path).notes]
        except LoadError as error:
            told = error.problems
        found[name] = [(one.line, one.message("en"), one.message("zh")) for one in told]
    assert found == {**READ, **REFUSED}


def test_what_is_read_is_what_was_meant() -> None:
    for name in READ:
        [path] = CASES.glob(f"{name}.y*ml")
        matrix = load(path)
        if matrix.id == "shop":
            [first, second], [row] = list(matrix.role), matrix.activities
            held = {role: row.letters(role, Layer.STATED) for role in (first, second)}
            assert held == {first: () if name == "dash-cell" else letters_of("R"), second: letters_of("A")}, name
            assert (matrix.title.zh, row.name.zh) == ("商店", "收款"), name
    assert list(load(CASES / "norway.yaml").role) == ["no", "on"]
    assert list(load(CASES / "decimal-ids.yaml").activity) == ["3.1", "3.10", "3-4", "007", "12e4"]


TYPED = {
    # characters in place of YAML's own, in the line where they stand
    "a：b\nc: d\n": "1:2 colon",
    "a: 1\nb：2\n": "2:2 colon",
    "- a：1\n- b: 2\n- {c: 1": "3:3 bracket-open",
    "a: {b: 1， c: 2}\n": "1:9 comma",
    "a: {b: 1, c: 2｝\nd: 1\n": "1:15 bracket",
    "a: ｛b: 1｝\n": "1:4 bracket",
    "a: “x: y”\n": "1:4 quote",
    'a: "x”\nb: "1"\n': "1:6 quote",
    "＃ comment\na: b\n": "1:1 hash",
    "-\u3000a: 1\n- b: 2\n": "1:2 wide",
    "a:\u3000b\nc: d\n": "1:3 wide",
    "a:\n  b: 1\n\u3000\u3000c: d\n    e: f\n": "3:1 wide",
    "a:\n  b: 1\n\u2003c: d\n    e: f\n": "3:1 invisible",
    "a:\n  b: 1\n\tc: 2\n": "3:1 tab",
    "\tid: a": "1:1 tab",
    # blanks, quotes, brackets, colons
    "id:shop\ntitle: x\n": "1:3 no-blank",
    "a: 1\nb:2\nc: 3\n": "2:2 no-blank",
    "a: 1\nb :2\nc: 3\n": "2:3 no-blank",
    "- {id: a, name:{en: x}}\n": "1:15 no-blank",
    "a:\n  b: 1\n  c: [1, 2\nd: 3\n": "3:6 bracket-open",
    "a:\n - {b: 1, c: {d: 2}\n - {b: 2}\n": "2:4 bracket-open",
    "a: {b: [1, 2, c: 3}\nd: 1\n": "1:8 bracket-open",
    "a: {b: 1\n": "1:4 bracket-open",
    "a: [1, 2]]\n": "1:10 bracket-extra",
    'a: "x\nb: 1\nc: 2\n': "1:4 quote-open",
    'a: "x\nb: "1"\nc: 2\n': "1:4 quote-open",
    'a:\n  - b: "x\n    c: y\n  - b: "z"\n': "2:8 quote-open",
    'a: {b: "x, c: y}\nd: {b: "x", c: y}\n': "1:8 quote-open",
    "a: 'it's'\nb: 1\n": "1:8 quote-inside",
    'a: "x" y\n': "1:7 quote-inside",
    "a: b: c\n": "1:5 colon-inside",
    "a: {b: x: y}\n": "1:9 colon-inside",
    # lines and beginnings
    "a: b\n   c: d\n": "2:5 indent",
    "a:\n  b: 1\n c: 2\n": "3:2 indent",
    "- a\nb: 1\n": "2:1 indent",
    "a: 1\nb 2\n": "2:1 no-colon",
    "key\na: 1\n": "1:1 no-colon",
    "a: @x\n": "1:4 start",
    "a: |x\n": "1:4 start",
    "a: &\n": "1:4 start",
    'a: "\\q"\n': "1:5 escape",
    'id: "\\ud800"': "1:8 escape",
    "a: - b\n": "1:4 dash-alone",
    "%YAML 3.0\n---\na: 1\n": "1:1 syntax",
    "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> b\n": "2:1 conflict",
}
"""Text -> where it is refused, and as what."""


def test_every_mistake_is_told_where_it_was_made() -> None:
    found = {}
    for text in TYPED:
        with pytest.raises(nodes.NotYaml) as caught:
            nodes.parse(text)
        found[text] = f"{caught.value.line}:{caught.value.column} {caught.value.message}"
    assert found == TYPED


def test_no_english_of_the_parser_stands_in_a_chinese_problem() -> None:
    for text in TYPED:
        with pytest.raises(LoadError) as caught:
            loads(text)
        [problem] = caught.value.problems
        told = problem.message("zh")
        for word in ("YAML", "Tab", problem.args.get("key", "YAML")):
            told = told.replace(str(word), "")
        assert not re.search("[A-Za-z]{3}", told), told


TYPED_INSIDE = {
    "title: {en： T, zh: T}": "2:11 the full-width colon ： (U+FF1A) is no colon here; write : and a blank",
    "title: {en:T, zh: T}": "2:11 there is no blank after the colon of en; write en: and a blank before the value",
    "title: {en: T, zh：T}": "2:18 the full-width colon ： (U+FF1A) is no colon here; write : and a blank",
    "title: T\n\u3000limits: {}": "3:1 a full-width blank U+3000 stands here; write ordinary blanks",
    "title: T\n“limits”: {}": '3:1 the curly quote “ (U+201C) is no quote here; write straight quotes: "',
    "topics:\n  -\u3000id: t\ntitle: T": "3:4 a full-width blank U+3000 stands here; write ordinary blanks",
    "title: T\ntopics:\n  -id: t": "4:3 there is no blank after the dash of an item; write - and a blank",
}
"""Lines that YAML takes for something else than was meant -> the one problem."""


def test_what_yaml_takes_for_a_word_is_told_at_the_character_and_once() -> None:
    found = {}
    for lines in TYPED_INSIDE:
        with pytest.raises(LoadError) as caught:
            loads(f"id: m\n{lines}\nroles: []\nprocesses: []\nactivities: []\n")
        [problem] = caught.value.problems
        found[lines] = f"{problem.line}:{problem.column} {problem.message()}"
    assert found == TYPED_INSIDE


CELLS = {
    "\uff32": "R", "r": "R", "a/r": "A/R", "RA": "A/R", "A,R": "A/R", "R A": "A/R", "R＋A": "A/R", "“R”": "R",
    "\uff21\uff0f\uff32": "A/R", "r、a": "A/R", "ci": "C/I", "Responsible": "R", "accountable": "A", "执行": "R",
    "负责/执行": "A/R",
}  # fmt: skip


def test_letters_written_another_way_are_read_and_noted() -> None:
    for typed, letters in CELLS.items():
        matrix = matrix_of(f"stated: {{ops: {typed!r}}}")
        assert matrix.activities[0].letters("ops", Layer.STATED) == letters_of(letters), typed
        assert [note.message() for note in matrix.notes] == [f'"{typed}" is read as {letters}; write {letters}']


def test_an_empty_cell_and_a_dash_say_nothing_in_every_way_to_write_them() -> None:
    rows = ["{ops: -, fin: A}", "{ops: , fin: A}", "{ops: ~, fin: A}", "{ops: n/a, fin: A}", "{ops: '-', fin: A}"]
    for row in [*rows, "\n  ops: -\n  fin: A", "\n  ops:\n  fin: A", "\n  ops: –\n  fin: A"]:
        matrix = loads(
            text_of("stated: CELLS", more="roles: ROLES")
            .replace("ROLES", ROLES)
            .replace("CELLS", row.replace("\n", "\n    "))
        )
        assert list(matrix.activities[0].stated) == ["fin"], row
        assert matrix.notes == ()


ROLES = "[{id: ops, name: Ops, kind: role}, {id: fin, name: Fin, kind: role}]"


def test_a_cell_without_its_colon_is_no_empty_cell() -> None:
    for typed, told in {
        "{ops：R，fin：A}": "the full-width colon ： (U+FF1A) is no colon here; write : and a blank",
        "{ops:R, fin: A}": "there is no blank after the colon of ops; write ops: and a blank before the value",
        "{ops R, fin: A}": "ops R is no id; use small letters, digits, dots and hyphens, such as 3.1.2-b",
    }.items():
        with pytest.raises(LoadError) as caught:
            loads(text_of("stated: CELLS", more="roles: ROLES").replace("ROLES", ROLES).replace("CELLS", typed))
        assert told in [problem.message() for problem in caught.value.problems], typed
        assert {problem.line for problem in caught.value.problems} == {11}


def test_words_that_can_mean_one_value_only_are_read_and_noted() -> None:
    text = text_of(
        "act: “do”\ndamaged: True\nstated: {ops: R}", more="review: {due: ２０２７-06-30}\nlimits: {informed: ６}"
    )
    matrix = loads(text)
    assert [note.message() for note in matrix.notes] == [
        '"“do”" is read as do; write do',
        '"True" is read as true; write true',
        '"２０２７-06-30" is read as 2027-06-30; write 2027-06-30',
        '"６" is read as 6; write 6',
    ]


def test_a_text_keeps_its_own_punctuation() -> None:
    matrix = matrix_of("name: 验收：“先看”，后签（一）\nstated: {ops: R}")
    assert (matrix.activities[0].name.zh, matrix.notes) == ("验收：“先看”，后签（一）", ())


def test_a_file_in_utf_16_can_be_written_again(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_bytes(text_of("stated: {ops: R}").encode("utf-16"))
    text = decode(path.read_bytes())
    assert save(path, text, text + "# end\n") is None
    assert path.read_bytes().decode() == text + "# end\n"


def test_a_long_line_full_of_brackets_is_told_soon() -> None:
    with pytest.raises(nodes.NotYaml):
        nodes.parse("a: {" + "b: [，c], " * 200_000)
    assert mistyped.LIMIT_LINE < 10_000
