"""Every sentence of ours has a Chinese twin with the same fields, and no twin is left over."""

import ast
import re
import string
from collections import Counter
from pathlib import Path

import yaml

from pages.gaps import narrow
from raci.cli import drafting, export_formats
from raci.draft import lists, trouble
from raci.file import load, nodes, report
from raci.model import terms
from raci.out import parameters
from raci.rules import RULES
from raci.views import tables
from raci.words.sentences import Word, chinese, count, say

ROOT = Path(__file__).parents[1]
MODULES = (nodes, report, load, parameters, export_formats, drafting, lists, trouble)
"""Those that keep their sentences in a table of pairs."""
SPEAKERS = {"t", "say", "count", "counted", "Word", "Fix"}


def spoken() -> set[str]:
    """Sentences written as literals in calls that speak, and those of the tables."""

    tables_of_pairs = [module.MESSAGES for module in MODULES]
    found = {sentence for table in tables_of_pairs for pair in table.values() for sentence in pair}
    found |= set(export_formats.NOT_FOR_TERMINALS.values())
    for name in ("LETTERS", "LAYERS", "ORIGINS", "SEVERITIES"):
        found |= {sentence for pair in getattr(terms, name).values() for sentence in pair}
    for name in ("ACTS", "ROLE_KINDS", "PROCESS_KINDS", "STATEMENTS", "RELATIONS", "UNNAMED", "POWERS"):
        found |= set(getattr(terms, name).values())
    found |= {
        text for rule in RULES.values() for text in (rule.says, rule.why, rule.title, rule.mends, rule.many) if text
    }
    plurals = [one for rule in RULES.values() for one in (rule.plural, rule.unowned) if one]
    found |= {sentence for plural in plurals for sentence in (plural.one, plural.many)}
    found |= {label for label, *_ in narrow.LIMITS.values()}
    for path in [*ROOT.glob("raci/**/*.py"), *ROOT.glob("pages/**/*.py"), ROOT / "app.py"]:
        found |= _literals(ast.parse(path.read_text(encoding="utf-8")))
    return found | set(tables.WIDE_COLUMNS) | set(tables.SYSTEM_COLUMNS) | set(report.KINDS) | set(terms.GAPS.values())


def _literals(tree: ast.AST) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in SPEAKERS:
            for argument in node.args[:1] if _name(node.func) == "Fix" else node.args:
                found |= {
                    str(leaf.value)
                    for leaf in ast.walk(argument)
                    if isinstance(leaf, ast.Constant) and _is_sentence(leaf)
                }
    return found


def _name(node: ast.AST) -> str:
    return getattr(node, "attr", getattr(node, "id", ""))


def _is_sentence(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and any(map(str.isalpha, node.value))


def fields_of(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


ONE_WORD = {
    "未指明": ("没有写明", "未写明", "没说", "未指定"),
    "交接脱节": ("掉棒", "交接棒", "接力棒", "断档"),
    "角色": ("参与方", "当事方", "相关方", "责任方"),
    "职责": ("权责",),
    "环节": ("步骤",),
    "上限": ("限度", "限额"),
    "供参考": ("看一眼",),
    "存在风险": ("会带来麻烦",),
    "解决方案": ("可选的办法", "出路", "解决办法", "解决途径", "暂无办法"),
    "未决建议": ("待定的建议",),
    "以表格查看": ("同样内容的表格",),
    "以文字查看": ("同样内容的文字",),
    "系统推断": ("我们的推断", "我们的判断", "解读"),
    "确认本部门职责": ("自己的一列", "自己一列"),
    "尚无部门确认本部门职责": (),
}
"""The word of the house -> words that must not stand beside it."""


def test_one_chinese_word_a_thing() -> None:
    text = "\n".join(chinese().values())
    assert [word for word in ONE_WORD if word not in text] == []
    assert [word for words in ONE_WORD.values() for word in words if word in text] == []
    assert (chinese()["Accountable"], chinese()["Responsible"]) == ("最终负责", "执行")


def test_only_a_department_says_we_in_chinese() -> None:
    says_we = {english for english, told in chinese().items() if "我们" in told} - {"Take it"}  # its button
    assert [
        english for english in says_we if not set(re.findall("[a-z]+", english.lower())) & {"we", "us", "our", "ours"}
    ] == []


def test_chinese_punctuation_is_full_width() -> None:
    """Between two Chinese characters, and after one; a line of YAML keeps its own."""

    half = re.compile(r"[\u4e00-\u9fff}”）]([,;!?]|:(?! ))(?![\w/])|[\u4e00-\u9fff]\(|\([\u4e00-\u9fff]")
    assert [told for told in chinese().values() if half.search(told)] == []


def test_a_step_is_a_row_of_a_flow_and_a_process_holds_steps() -> None:
    wrong = re.compile("process steps?|steps? or activit|all steps", re.IGNORECASE)
    assert [english for english in chinese() if wrong.search(english)] == []


def test_a_sentence_has_one_twin() -> None:
    """YAML takes the last of two equal keys without a word."""

    tree = yaml.compose((ROOT / "raci" / "words" / "zh.yaml").read_text(encoding="utf-8"))
    assert isinstance(tree, yaml.MappingNode)
    assert [key for key, times in Counter(key.value for key, _ in tree.value).items() if times > 1] == []


def test_every_sentence_has_a_chinese_twin() -> None:
    assert sorted(spoken() - set(chinese())) == []


def test_no_chinese_sentence_is_left_over() -> None:
    assert sorted(set(chinese()) - spoken()) == []


def test_the_twins_have_the_same_fields() -> None:
    assert [english for english, twin in chinese().items() if fields_of(twin) != fields_of(english)] == []


def test_a_name_with_braces_is_shown_as_it_is() -> None:
    assert (
        say("no {kind} has the id {value}", "en", kind="role", value="{0} {amount}")
        == "no role has the id {0} {amount}"
    )


def test_words_inside_a_sentence_are_translated_and_names_are_not() -> None:
    told = say("expected a list but got {got}", "zh", got=Word("nothing"))
    assert told == "此处应为列表，实际是空值"
    assert "role" in say("{path} cannot be written: {reason}", "zh", path="role", reason="x")


def test_one_and_many_differ_in_english() -> None:
    assert count(1, "{n} party", "{n} parties", "en") == "1 party"
    assert count(2, "{n} party", "{n} parties", "en") == "2 parties"
