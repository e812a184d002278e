"""A whole workshop in Chinese with a projector, a second screen and three phones: from the gaps to the minutes."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from raci.file.load import load
from raci.model.letters import Layer, Letter
from tests.browser.conftest import press, settled
from tests.conftest import POLICY

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "locale": "zh-CN"}
ROWS = ("检查并验收完工项目", "搭建公司运营风险的管理机制", "按月、按季、按年考核员工", "督办审计问题的整改")
"""The rows of the workshop: those with the worst gaps as they stand on the list."""

SAID = (
    "谁做谁负责",
    "财务部保留意见：预算另议",
    "条件：五万元以上另报",
    "预算归谁？",
    "内审每季抽查",
    "一把手负责",
    "活动评估应由他人做",
)
"""What the room says and the minutes must hold."""


@pytest.fixture(scope="module")
def server(own_server: Any) -> Any:
    return own_server


def test_a_workshop_from_the_gaps_to_the_minutes(visitor: Any, folder: Any) -> None:
    desk = visitor(locale="zh-CN")
    _, link, leading = prepare(desk)
    phones = {seat: sit(visitor(**PHONE), link, seat) for seat in ("运营部", "市场部", "财务部")}
    wall, second = visitor(locale="zh-CN"), visitor(locale="zh-CN")
    for screen in (wall, second):
        lead(screen.open(leading, waits_for="section.room .code"))
    vote(phones, wall.page)
    reveal(wall.page, second.page, phones)
    decide(wall.page, second.page)
    park(wall.page)
    accept(wall.page)
    own_answer(wall.page)
    columns_and_end(wall.page)
    minutes(desk)
    into_the_file(desk, folder)


def prepare(desk: Any) -> tuple[str, str, str]:
    """Choose rows, open the workshop; its code, the link for phones, and the one that hands the key over."""

    page = desk.open("/prepare?lang=zh", waits_for="input[type=checkbox]")
    expect(page.locator("h2", has_text="两小时可议完最严重的 20 行")).to_be_visible()
    for name in page.locator("label:has(:checked) strong").all_inner_texts():
        if name not in ROWS:
            page.get_by_text(name, exact=True).click()
    expect(page.get_by_role("status").filter(has_text="已选 4 行；两小时最多可议 20 行")).to_be_visible()
    page.get_by_label("标题").fill("十二月职责研讨会")
    page.get_by_role("button", name="发起研讨会").click()
    expect(page.get_by_role("alert")).to_contain_text("请填写标题、日期和您的姓名")
    page.get_by_label("您的姓名").fill("李娜")
    page.get_by_role("button", name="发起研讨会").click()
    page.wait_for_url(re.compile("code="))
    expect(page.get_by_alt_text("选票二维码")).to_be_visible()
    link = page.locator("code", has_text="/ballot?").inner_text()
    page.get_by_text("让另一台设备也能主持").click()
    leading = page.locator("code", has_text="#key=").inner_text()
    return re.search(r"code=([-\w]+)", link)[1], link[link.index("/ballot") :], leading[leading.index("/room") :]


def lead(page: Page) -> None:
    """The key came with the address and has left it; the screen asks for a name, then it leads."""

    page.get_by_role("button", name="在此主持").click()
    assert "key" not in page.url
    page.get_by_label("您的姓名").fill("王芳")
    page.get_by_role("button", name="开始主持").click()
    expect(page.get_by_role("button", name=re.compile("揭晓"))).to_be_visible()


def sit(phone: Any, link: str, seat: str) -> Any:
    page = phone.open(link, waits_for=".st-key-seats button")
    page.get_by_role("button", name=seat).click()
    page.locator("tbody th").first.wait_for()
    return phone


def tap(page: Page, *cells: tuple[str, str]) -> None:
    for party, question in cells:
        page.get_by_role("button", name=re.compile(f"^{party}: {question}")).click()
    expect(page.locator("[role=status]", has_text="已保存")).to_be_visible()


def vote(phones: Any, wall: Page) -> None:
    """Each phone answers every row; one is reloaded, one loses its connection in between."""

    rows: dict[str, Any] = {}
    page_titles: dict[str, Any] = rows
    for seat, phone in phones.items():
        for number in range(len(ROWS)):
            page = phone.page
            expect(page.locator(".progress")).to_contain_text(f"{number + 1} / {len(ROWS)}")
            rows = page_titles.setdefault(page.locator("h2").inner_text(), {})
            if number == 0:
                tap(page, (seat, "对结果负责"), ("运营部", "承担具体工作"))
            elif number == 1:
                page.get_by_role("button", name="不清楚").click()
                expect(page.locator("[role=status]", has_text="已保存")).to_be_visible()
            else:
                tap(page, ("管理层", "对结果负责"), ("运营部", "承担具体工作"), ("财务部", "事前征求意见"))
            rows[seat] = number
            page.get_by_role("button", name="下一步" if number + 1 < len(ROWS) else "完成").click()
        expect(phone.page.locator("h2")).to_have_text("全部答完，谢谢。")
    assert len(page_titles) == len(ROWS)
    expect(wall.locator("section.room .big")).to_have_text("3 / 6")
    for seat in phones:
        expect(wall.locator(".st-key-room")).not_to_contain_text(seat)
    reloaded = phones["市场部"].page
    reloaded.reload()
    expect(reloaded.locator("h2")).to_have_text("全部答完，谢谢。")
    reloaded.get_by_role("button", name="✓").first.click()
    expect(reloaded.get_by_role("button", name="市场部: 对结果负责")).to_have_attribute("aria-pressed", "true")


def reveal(wall: Page, second: Page, phones: Any) -> None:
    wall.get_by_role("button", name="现在揭晓").click()
    wall.get_by_role("button", name="是，揭晓").click()
    for screen in (wall, second):
        expect(screen.locator("h1")).to_contain_text("4 行中有")
    for phone in phones.values():
        expect(phone.page.locator("h2")).to_have_text("答复已在大屏幕上揭晓。", timeout=10_000)


def decide(wall: Page, second: Page) -> None:
    """A row that several claim: a way is chosen, looked at, and applied with a reason; the other screen follows."""

    key(wall, "ArrowRight")
    for screen in (wall, second):
        expect(screen.locator(".st-key-room-bar")).to_contain_text("第 1 行，共 4 行")
        expect(screen.locator("section.room table")).to_be_visible()
    wall.get_by_role("button", name=re.compile("解决 .* 项")).first.wait_for()
    press(wall, "1", ".st-key-room-apply-it")
    expect(wall.locator("section.room th", has_text="改后")).to_be_visible()
    expect(wall.locator("section.room", has_text="解决：")).to_be_visible()
    confirm(wall)
    expect(wall.get_by_role("alert")).to_contain_text("请先写一句理由")
    wall.get_by_label("理由（一句话）").fill("谁做谁负责")
    wall.get_by_role("button", name="全体同意").click()
    settled(wall)
    wall.get_by_text("保留意见与条件").click()
    wall.locator("[class*=st-key-room-dissent]").get_by_text("财务部").click()
    settled(wall)
    wall.get_by_label("财务部的保留意见").fill("预算另议")
    wall.get_by_label("附带条件").fill("五万元以上另报")
    confirm(wall)
    for screen in (wall, second):
        expect(screen.locator("section.room .now", has_text="已决定：谁做谁负责")).to_be_visible()


def confirm(wall: Page) -> None:
    settled(wall)
    wall.keyboard.press("Control+Enter")


def turn(wall: Page) -> None:
    """To the next place by its button: the line for an objection is always there, and may have the focus."""

    settled(wall)
    wall.locator(".st-key-room-right button").last.click()  # the one drawn last, while the old one may still be there


def key(wall: Page, name: str) -> None:
    """Press a key of the room; not before the last form is gone, in which it would be typed."""

    settled(wall)
    expect(wall.locator(".st-key-room input")).to_have_count(0)
    wall.keyboard.press(name)


def go_on(wall: Page, told: str) -> None:
    key(wall, "ArrowRight")
    expect(wall.locator(".st-key-room-bar")).to_contain_text(told)


def park(wall: Page) -> None:
    go_on(wall, "第 2 行，共 4 行")
    press(wall, "p", ".st-key-room-park-it")
    wall.get_by_label("问题是什么？").fill("预算归谁？")
    wall.get_by_role("combobox", name="由谁答复").click()
    wall.get_by_role("option", name="财务部").click()
    confirm(wall)
    expect(wall.locator("section.room .now", has_text="已搁置：预算归谁？")).to_be_visible()


def accept(wall: Page) -> None:
    go_on(wall, "第 3 行，共 4 行")
    press(wall, "e", ".st-key-room-accept-it")
    wall.get_by_label("理由（一句话）").fill("人手有限")
    wall.get_by_label("补偿控制").fill("内审每季抽查")
    confirm(wall)
    expect(wall.locator("section.room .now", has_text="接受现状：人手有限")).to_be_visible()


def own_answer(wall: Page) -> None:
    """The room's own answer; taken back and brought back by one key each."""

    go_on(wall, "第 4 行，共 4 行")
    press(wall, "0", ".st-key-room-apply-it")
    wall.get_by_role("combobox", name="负责").click()
    wall.get_by_role("option", name="管理层").click()
    wall.get_by_label("理由（一句话）").fill("一把手负责")
    confirm(wall)
    decided = wall.locator("section.room .now", has_text="已决定：一把手负责")
    expect(decided).to_be_visible()
    key(wall, "u")
    expect(decided).to_have_count(0)
    key(wall, "y")
    expect(decided).to_be_visible()


def columns_and_end(wall: Page) -> None:
    go_on(wall, "第 1 列，共 6 列：运营部")
    confirm(wall)
    expect(wall.locator("section.room .now", has_text="确认")).to_be_visible()
    turn(wall)
    expect(wall.locator(".st-key-room-bar")).to_contain_text("第 2 列，共 6 列：市场部")
    settled(wall)
    wall.locator(".st-key-room-object-marketing input").fill("活动评估应由他人做")
    wall.get_by_role("button", name="提出异议").click()
    expect(wall.locator("section.room .now", has_text="有异议")).to_be_visible()
    for number in range(3, 7):
        turn(wall)
        expect(wall.locator(".st-key-room-bar")).to_contain_text(f"第 {number} 列")
    turn(wall)
    expect(wall.locator("section.room li", has_text="已决定 2 行")).to_be_visible()
    wall.get_by_role("button", name="结束研讨会").click()
    wall.get_by_role("button", name="是，结束").click()
    expect(wall.get_by_role("button", name="结束研讨会")).to_have_count(0)
    wall.get_by_role("link", name="会议纪要").click()
    expect(wall.locator("section.minutes h1")).to_have_text("十二月职责研讨会")


def minutes(desk: Any) -> None:
    """On the page and as a file, with everything that was said."""

    page = desk.open("/record?lang=zh&view=minutes", waits_for="section.minutes h1")
    said = (
        "谁做谁负责",
        "财务部保留意见：预算另议",
        "条件：五万元以上另报",
        "预算归谁？",
        "内审每季抽查",
        "一把手负责",
        "活动评估应由他人做",
    )
    for text in said:
        expect(page.locator("section.minutes")).to_contain_text(text)
    with page.expect_download() as download:
        page.get_by_role("button", name="Markdown").click()
    told = download.value.path().read_text(encoding="utf-8")
    assert [text for text in SAID if text not in told] == []


def into_the_file(desk: Any, folder: Any) -> None:
    page = desk.open("/record?lang=zh&view=file", waits_for="code")
    expect(page.locator("code")).to_contain_text("+    decided:")
    page.get_by_label("您的姓名").fill("李")
    page.keyboard.press("Tab")
    settled(page)
    page.get_by_role("button", name="写入文件").click()
    expect(page.get_by_text("所有决定均已写入文件。")).to_be_visible()
    matrix = load(folder / POLICY.name)
    decided = {row.id: row for row in matrix.activities if row.decided}
    assert len(decided) == 2
    assert any(row.holders(Letter.A, Layer.TODAY) == ["management"] for row in decided.values())
    assert matrix.review is not None and len(matrix.accept) == 1
