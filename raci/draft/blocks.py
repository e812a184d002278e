"""Pieces -> blocks: what is a heading, a list item, a paragraph or a row of a table, and what stands over what."""

import re
from dataclasses import dataclass, replace

from raci.draft.glued import title_end
from raci.draft.lines import Piece, pieces

LABEL = re.compile(
    r"(?:\*\*|__)(?P<bold>[^*_\n]{2,60}?)[.:：]?(?:\*\*|__)[.:：]?\s*(?:[–—-]+\s+)?"
    r"|(?P<dash>[A-Z][\w()/&' -]{1,50}?)\s+[–—-]{1,2}\s+(?=[a-z])"
    r"|(?P<colon>[^，。；：:、\s\d]{2,14}|[A-Z][A-Za-z()/&'-]*(?:\s[A-Za-z()/&'-]+){0,4})[:：]\s*(?=\S)"
)
CONTROL = re.compile(
    r"^(?:[【\[].{2,8}[】\]]|(?:直接上级|直接下级|直属上级|直属下级|下属岗位|汇报对象|岗位名称|所属部门|"
    r"职位名称|岗位编制|职务名称|编制|编写|拟制|拟定|制定|审核|批准|抄送|主送|抄报|签发|填写人|起草|"
    r"会签|版本|文件编号|附件|附表)(?:人|部门|单位|日期)?\s*[:：]|"
    r"_?(?:Ref|Reference|Status|Date|Page owner|Job title|Direct superior|Subordinates?|Reports to|Position|Owner|"
    r"Approved by|"
    r"Prepared by|Reviewed by|Version|Effective|Document|Author|Distribution|Issued by|Revision|Next review|"
    r"Table|Figure|TODO\S*)\b[^.]{0,40}[:：]|TODO|_+Owner)"
)
INNER_TITLE = re.compile("工作内容|职责$|职责描述|任职|要求$|^(?:Duties|Responsibilities|Tasks)$")
"""Titles that stand inside a section although no number says so."""
GOES_ON = re.compile(
    r"下列|以下|如下|(?:应当|应|须|负责|包括|有权)[：:]$"
    r"|\b(?:following|shall|must|will|may|can|should|to|by|for|are|is)\b(?: also| then)?:$|\bfollowing\b"
)
"""Words before a colon by which a sentence goes on in the list under it, and that no title ends with."""
BRACKETED = re.compile(r"[【［\[](?!直接|下属|上级|下级)[^】］\]\n]{1,14}[】］\]][:：]?")
"""A title that only brackets set off: 【组长】."""
INNER, UNMARKED = 48, 15
"""Levels of a title without a number: inside a numbered section, and where no numbered title stands over it."""
SHORT_ZH, SHORT_EN = 25, 64


@dataclass(frozen=True)
class Block:
    """A stretch of text with one place in the outline; `parent` is the index of what stands over it, or None.

    kind: heading, item, paragraph, row or control (a line about the document). `label` is the run-in title.
    `leads`: the blocks under it go on with its sentence.
    """

    kind: str
    start: int
    end: int
    level: int
    number: str
    label: tuple[int, int] | None = None
    leads: bool = False
    parent: int | None = None


def blocks(text: str, lang: str, names: tuple[str, ...] = (), wrapped: bool = True) -> list[Block]:
    """The blocks of a text in order, each with its parent; known `names` help to see where a glued title ends."""

    listed = pieces(text, lang, wrapped)
    made: list[Block] = []
    for index, piece in enumerate(listed):
        follower = listed[index + 1] if index + 1 < len(listed) else None
        made.extend(_blocks(text, piece, follower, lang, names))
    return _outline(_settled(text, made))


def _blocks(text: str, piece: Piece, follower: Piece | None, lang: str, names: tuple[str, ...]) -> list[Block]:
    content = text[piece.start : piece.end]
    whole = Block("paragraph", piece.start, piece.end, piece.level, piece.number)
    if content.count("\t") >= 1 or content.startswith("|"):
        return [replace(whole, kind="row", level=0)]
    if not re.search(r"\w", content):
        return []
    if BRACKETED.fullmatch(content):
        return [_trimmed_heading(text, replace(whole, level=INNER))]
    if CONTROL.match(content):
        return [replace(whole, kind="control", level=0)]
    if _is_heading(text, piece, follower, lang):
        return [_trimmed_heading(text, whole)]
    if piece.glued and piece.level >= 45 and (cut := title_end(content, names)):
        heading = replace(whole, kind="heading", end=piece.start + cut)
        return [heading, Block("paragraph", piece.start + cut, piece.end, 0, "")]
    return [_labelled(text, replace(whole, kind="item" if piece.level else "paragraph"), names)]


def _trimmed_heading(text: str, block: Block) -> Block:
    start, end = block.start, block.end
    while start < end and text[start] in "*_# 【［[":
        start += 1
    while end > start and text[end - 1] in "*_#:： 】］]":
        end -= 1
    inner = text[block.end - 1] in ":：" or INNER_TITLE.search(text[start:end])
    return replace(block, kind="heading", start=start, end=end, level=block.level or (INNER if inner else UNMARKED))


def _is_heading(text: str, piece: Piece, follower: Piece | None, lang: str) -> bool:
    content = text[piece.start : piece.end]
    bare = re.sub(r"（[^）]*）", "", content).strip("*_ ") or content
    if 10 < piece.level <= 16:
        return True
    short = len(bare) <= (SHORT_ZH if lang == "zh" else SHORT_EN)
    if not short or re.search(r"[。；;！？!?]|\.\s|\.$", bare) or follower is None:
        return False
    if bare[-1] in ":：" and GOES_ON.search(bare):
        return False
    if bare[-1] in ":：":
        return len(bare) <= 16 and "，" not in bare if lang == "zh" else len(bare.split()) <= 5
    return _titled_zh(text, piece, follower, bare) if lang == "zh" else _titled_en(piece, follower, bare)


def _titled_zh(text: str, piece: Piece, follower: Piece, bare: str) -> bool:
    if "，" in bare or ("、" in bare and piece.level >= 50 and len(bare) > 14):
        return False
    if piece.level == 0:
        return len(bare) <= 20 and (follower.level > 0 or len(text[follower.start : follower.end]) > 25)
    return (
        follower.level > piece.level
        or (
            follower.level == 0
            and piece.level < 70
            and not follower.glued
            and not BRACKETED.match(text, follower.start)
        )
        or (piece.level in (20, 25))
    )


def _titled_en(piece: Piece, follower: Piece, bare: str) -> bool:
    words = [word for word in re.findall(r"[A-Za-z][\w'-]*", bare) if len(word) > 3]
    titled = sum(word[0].isupper() for word in words) >= len(words) * 0.6
    if piece.level == 0:
        plain = len(bare.split()) <= 7 and bare[0].isupper() and follower.end - follower.start > 2 * SHORT_EN
        return bool(words) and (bare.isupper() or titled or plain) and len(bare.split()) <= 10
    return follower.level > piece.level or piece.level <= 30 or (follower.level == 0 and len(bare.split()) <= 6)


def _labelled(text: str, block: Block, names: tuple[str, ...]) -> Block:
    """A block whose run-in title is set apart; whether it names a party is asked later, but of a word and a colon."""

    content = text[block.start : block.end]
    label = LABEL.match(content)
    leads = content[-1] in ":：" or content.endswith(("下列职责", "following"))
    if label is None or label.end() >= len(content):
        return replace(block, leads=leads)
    group = next(name for name, value in label.groupdict().items() if value)
    start, end = label.span(group)
    if group in ("bold", "dash") or content[start:end] in names:
        return replace(
            block, start=block.start + label.end(), label=(block.start + start, block.start + end), leads=leads
        )
    return replace(block, label=(block.start + start, block.start + end), leads=leads)


def _settled(text: str, made: list[Block]) -> list[Block]:
    """Titles without a number stand inside the last numbered one, unless they are all in capitals or an annex."""

    settled: list[Block] = []
    numbered = 0
    for block in made:
        title = text[block.start : block.end]
        if block.kind == "heading" and block.number and block.level > UNMARKED:
            numbered = block.level
        elif block.kind == "heading" and block.level == UNMARKED and numbered:
            outside = title.isupper() or title.startswith(("附", "Annex", "Appendix"))
            block = replace(block, level=UNMARKED if outside else numbered + 1)
        settled.append(block)
    return settled


def _outline(made: list[Block]) -> list[Block]:
    """The blocks with their parents: the nearest block before that is a heading or a lead-in and stands higher."""

    outlined: list[Block] = []
    stack: list[tuple[int, int]] = []  # (level, index) of what may stand over the next block
    for index, block in enumerate(made):
        level = block.level or 90
        if block.kind == "heading" or block.leads:
            level = block.level or 46 if block.kind == "heading" else block.level or 49
            stack = [entry for entry in stack if entry[0] < level]
            outlined.append(replace(block, parent=stack[-1][1] if stack else None))
            stack.append((level, index))
            continue
        if block.kind == "paragraph":  # what follows a list is no longer under its lead-in
            stack = [entry for entry in stack if made[entry[1]].kind == "heading"]
        else:
            stack = [entry for entry in stack if entry[0] < level]
        outlined.append(replace(block, parent=stack[-1][1] if stack else None))
    return outlined
