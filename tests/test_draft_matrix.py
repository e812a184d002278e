"""A reading as a matrix file: it opens, and every letter has the words of the policy behind it."""

from pathlib import Path

from raci.draft import matrix_of, matrix_text, read_text
from raci.draft.details import details_of
from raci.draft.outputs import output_of
from raci.file.dump import dumps
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


def test_results_and_topics_are_read_and_a_person_can_put_them_right() -> None:
    """Topics are nouns that sentences share; what is written stands, and a receiver without a letter is a role too."""

    text = "一、流程\n1.采购部编制付款申请，报总经理批准。\n2.财务部审核付款申请后出具付款凭证。\n3.仓库保管钥匙。\n"
    read = read_text(text)
    details = details_of(read, read.drafts)
    assert [(detail.output, detail.topics) for detail in details.values()] == [
        ("付款申请", ("付款申请",)),
        ("付款凭证", ("付款申请",)),
        ("", ()),
    ]
    first, second, third = (read.sentences[index].key for index in details)
    said = {
        first: {"act": "request", "refused": third, "topic": "付款、 资金"},
        second: {"to": "仓库\n采购部", "when": "每月"},
    }
    matrix = loads(dumps(matrix_of(read, "p.txt", list(read.drafts), None, said)))
    ask, check, keep = matrix.activities
    assert (ask.act, ask.refused, [matrix.topic[topic].name.zh for topic in ask.topic]) == (
        Act.REQUEST,
        keep.id,
        ["付款", "资金"],
    )
    assert [matrix.role[role].name.zh for role in check.to] == ["仓库", "采购部"] and check.when and check.when.exact
    assert (
        check.output
        and check.output.zh == "付款凭证"
        and [topic.name.zh for topic in matrix.topics] == ["付款", "资金", "付款申请"]
    )


def test_english_results_are_read() -> None:
    outputs = {
        "The Manager issues a monthly stock report to the Board.": "monthly stock report",
        "A closing report is prepared by the Manager.": "closing report",
        "The Manager reads the mail.": "",
    }
    assert {text: output_of(text, "en") for text in outputs} == outputs


def test_the_name_of_a_party_tells_no_kind_of_work() -> None:
    read = read_text("The Contact Centre shall notify the Policyholder within one day.")
    assert [detail.act for detail in details_of(read, read.drafts).values()] == [Act.REPORT]
