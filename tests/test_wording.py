"""Sentences of a policy by letter and field, in both languages, and what of two texts is new or dropped."""

import re
from itertools import pairwise

import pytest

from raci.file.load import loads
from raci.model import Matrix
from raci.views.wording import redline, row_text
from raci.views.wording.activity_names import is_action
from raci.views.wording.role_text import answers_text, reports_text, scope_text
from tests.matrices import ROOT, policy

ROLES = """
id: m
title: M
roles:
  - {id: board, name: {en: Board, zh: 董事会}, kind: body}
  - id: fin
    name: {en: Finance, zh: 财务部}
    kind: department
    in_scope: true
    answers: {en: Head of finance, zh: 财务总监}
  - {id: ops, name: {en: Operations, zh: 运营部}, kind: department, in_scope: true, reports_to: [board]}
  - {id: team, name: {en: Project team, zh: 项目团队}, kind: role}
processes:
  - {id: p, name: P, kind: flow}
activities:
  - {id: a0, process: p, name: {en: Build the thing, zh: 搭建系统}, act: do, stated: {team: R}}
"""


def matrix(row: str) -> Matrix:
    return loads(ROLES + f"  - {{id: a1, process: p, {row}}}\n")


def sentences(row: str) -> tuple[str, str]:
    held = matrix(row)
    en, zh = (row_text(held, held.activity["a1"], lang) for lang in ("en", "zh"))
    return en, zh


NAME = "name: {en: Inspect the goods, zh: 检查货物}, act: do"
GATE = "name: {en: Accept the project, zh: 验收项目}, act: accept"


@pytest.mark.parametrize(
    ("row", "en", "zh"),
    [
        (f"{NAME}, stated: {{}}", "Inspect the goods.", "检查货物。"),
        (f"{NAME}, stated: {{fin: R}}", "Finance shall inspect the goods.", "由财务部检查货物。"),
        (
            f"{NAME}, stated: {{fin: A/R}}",
            "Finance shall inspect the goods, and shall answer for it.",
            "由财务部检查货物，并对结果负责。",
        ),
        (
            f"{NAME}, stated: {{fin: R, ops: R, board: A}}",
            "Finance and Operations shall inspect the goods; the Board shall answer for it.",
            "由财务部、运营部检查货物，董事会对结果负责。",
        ),
        (
            f"{NAME}, stated: {{board: A}}",
            "The Board shall see to the following and answer for it: inspect the goods.",
            "由董事会负责检查货物。",
        ),
        (
            f"{NAME}, stated: {{fin: A/R, ops: S, team: C, board: I}}",
            "Finance shall inspect the goods, and shall answer for it. Operations shall support this."
            " The Project team shall be consulted beforehand. The Board shall be told the result.",
            "由财务部检查货物，并对结果负责；运营部予以支持；事前征求项目团队意见；结果告知董事会。",
        ),
        (
            f"{GATE}, refused: a0, stated: {{fin: R, board: A, ops: C}}",
            "Finance shall accept the project; the Board shall answer for it. Operations shall be consulted before the"
            " acceptance. If the acceptance fails, the Project team shall build the thing again.",
            "由财务部验收项目，董事会对结果负责；验收前征求运营部意见；验收不合格的，退回项目团队，重新搭建系统。",
        ),
        (
            "name: {en: Audit report, zh: 内部审计结论}, act: report, stated: {fin: A/R}, to: [board],"
            " output: {en: Report, zh: 报告}, when: {text: {en: within five days, zh: 五日内}, exact: true}",
            "Finance shall carry out “Audit report” and answer for it. The report shall go to the Board."
            " This shall be done within five days.",
            "“内部审计结论”由财务部执行并负责；报告送交董事会；应于五日内完成。",
        ),
        (
            "name: {en: Budget, zh: 预算}, act: plan, stated: {fin: R, board: A}, to: [ops],"
            " when: {text: {en: every quarter, zh: 每季度一次}, exact: true}",
            "Finance shall carry out “Budget”; the Board shall answer for it. The result shall go to Operations."
            " This shall be done every quarter.",
            "“预算”由财务部执行，董事会对结果负责；结果送交运营部；此项工作每季度进行一次。",
        ),
        (
            f"{NAME}, stated: {{fin: {{letters: A/R, when: {{upto: 5000, unit: CNY}}}},"
            " ops: {letters: A, when: {over: 5000, unit: CNY}}}",
            "Finance (up to 5,000 CNY) shall inspect the goods;"
            " Finance (up to 5,000 CNY) and Operations (over 5,000 CNY) shall answer for it.",
            "由财务部（不超过 5,000 CNY）检查货物，财务部（不超过 5,000 CNY）、运营部（超过 5,000 CNY）对结果负责。",
        ),
    ],
)
def test_letters_and_fields_are_sentences(row: str, en: str, zh: str) -> None:
    assert sentences(row) == (en, zh)


def test_what_sets_the_work_off_and_where_it_applies_stand_behind_it() -> None:
    asides = "trigger: {en: Goods arrive, zh: 到货后}, applies: {en: All stores, zh: 各门店}"
    assert sentences(f"{NAME}, stated: {{fin: A/R}}, {asides}") == (
        "Finance shall inspect the goods (goods arrive; all stores), and shall answer for it.",
        "由财务部检查货物（到货后；各门店），并对结果负责。",
    )


def test_a_receiver_whom_the_name_names_is_told_once_unless_in_full() -> None:
    held = matrix(
        "name: {en: Report to the board, zh: 向董事会报告}, act: report, stated: {fin: R, board: I}, to: [board]"
    )
    row = held.activity["a1"]
    assert row_text(held, row, "zh") == "由财务部向董事会报告。"
    assert row_text(held, row, "zh", is_full=True) == "由财务部向董事会报告；结果送交董事会。"


def test_roles_have_sentences_too_and_none_where_nothing_is_said() -> None:
    held = matrix(f"{NAME}, stated: {{}}")
    assert scope_text(held, "en") == "This policy applies to Finance and Operations."
    assert scope_text(held, "zh") == "本制度适用于财务部、运营部。"
    assert answers_text(held, "fin", "en") == "The head of finance answers for Finance."
    assert answers_text(held, "fin", "zh") == "财务部由财务总监负责。"
    assert reports_text(held, "ops", "en") == "Operations shall report to the Board."
    assert reports_text(held, "ops", "zh") == "运营部向董事会汇报工作。"
    assert (answers_text(held, "ops", "en"), reports_text(held, "fin", "zh")) == ("", "")


def test_every_shipped_name_begins_a_sentence_or_is_quoted() -> None:
    quoted: dict[str, int] = {"en": 0, "zh": 0}
    names = 0
    for path in sorted((ROOT / "data").glob("*.yaml")):
        held = loads(path.read_text(encoding="utf-8"))
        for row in held.activities:
            names += 1
            for lang in quoted:
                text = row_text(held, row, lang, is_full=True)
                assert text.endswith("。" if lang == "zh" else ".") and not re.search(
                    r"\{|\}|。。|；。|\.\.|None", text
                )
                quoted[lang] += not is_action(row.name.of(lang), lang)
    assert names > 700 and quoted["en"] == 0 and quoted["zh"] < 20


def shown(before: str, after: str, lang: str, *terms: str) -> tuple[str, str]:
    old, new = redline(before, after, lang, terms)
    return "".join(f"[{p.text}]" if p.is_changed else p.text for p in old), "".join(
        f"[{p.text}]" if p.is_changed else p.text for p in new
    )


def test_what_is_dropped_and_what_is_new_is_marked_and_names_stay_whole() -> None:
    assert shown("由运营部验收项目。", "由财务部验收项目。", "zh", "运营部", "财务部") == (
        "由[运营部]验收项目。",
        "由[财务部]验收项目。",
    )
    assert shown("Operations shall check it.", "Finance shall check it every day.", "en") == (
        "[Operations] shall check it.",
        "[Finance] shall check it[ every day].",
    )
    assert shown("申请表上报管理层。", "申请表上报管理层；结果告知管理层。", "zh", "管理层") == (
        "申请表上报管理层。",
        "申请表上报管理层[；结果告知管理层]。",
    )
    assert shown("", "New.", "en") == ("", "[New.]") and shown("Same.", "Same.", "en") == ("Same.", "Same.")


def test_the_pieces_are_the_texts() -> None:
    held = policy()
    texts = [row_text(held, row, "zh") for row in held.activities]
    for before, after in pairwise(texts):
        old, new = redline(before, after, "zh", tuple(role.name.zh for role in held.roles))
        assert ("".join(p.text for p in old), "".join(p.text for p in new)) == (before, after)
