"""A reading as a matrix file: it opens, and every letter has the words of the policy behind it."""

from pathlib import Path

from raci.draft import matrix_text, read_text
from raci.file.load import loads
from raci.model.letters import Layer
from raci.model.work import Act

CASES = Path(__file__).parent / "cases" / "draft"

POLICY = """\
一、职责
（一）采购部
1.编制年度采购计划，报总经理批准。
2.每月5日前向财务部报送付款清单。
二、流程
（一）验收
1.到货后由质检部检验，仓库经理批准入库。
2.验收不合格的，由采购部退货。
"""


def test_every_case_becomes_a_matrix_that_opens() -> None:
    for path in sorted(CASES.glob("*.txt")):
        reading = read_text(path.read_text(encoding="utf-8"))
        matrix = loads(matrix_text(reading, path.name))
        words = "".join(reading.text.split())
        assert len(matrix.activities) > 20
        for activity in matrix.activities:
            assert set(activity.stated) == set(activity.quotes)
            assert all("".join(quote.split()) in words for quote in activity.quotes.values())


def test_a_sentence_tells_more_than_letters() -> None:
    matrix = loads(matrix_text(read_text(POLICY), "policy.txt"))
    plan, report, accept, refused = matrix.activities
    assert plan.name.zh == "编制年度采购计划" and plan.clause == "一（一）1"
    assert matrix.process[plan.process].of == next(role.id for role in matrix.roles if role.name.zh == "采购部")
    assert [matrix.role[role].name.zh for role in report.to] == ["财务部"]
    assert report.when is not None and report.when.exact
    assert accept.is_gate and accept.refused == refused.id
    assert {mark.cell for mark in plan.marks(Layer.STATED).values()} == {"R", "A"}
    assert report.act == Act.REPORT


def test_the_words_of_a_cell_are_those_of_the_file() -> None:
    matrix = loads(matrix_text(read_text(POLICY), "policy.txt"))
    manager = next(role.id for role in matrix.roles if role.name.zh == "总经理")
    assert "报总经理批准" in matrix.activities[0].quotes[manager]
