"""HTML in which nothing that a person typed is markup."""

from raci.words.html import Html, css_text, escape, items, lines, pairs, table

TYPED = "<b>\"a\"&'b'</b>"
SAFE = "&lt;b&gt;&quot;a&quot;&amp;&#x27;b&#x27;&lt;/b&gt;"


def test_text_is_escaped_and_our_own_markup_is_not() -> None:
    assert (escape(TYPED), lines(TYPED)) == (SAFE, SAFE)
    assert (escape(Html("<i>")), lines(Html("<i>"))) == ("<i>", "<i>")
    assert lines(" a\nb\x00c ") == "a<br>b c"


def test_every_piece_escapes_what_is_put_in() -> None:
    assert items([TYPED, Html("<i>")]) == f"<ul><li>{SAFE}</li><li><i></li></ul>"
    assert pairs([(TYPED, TYPED)]) == f"<dl><dt>{SAFE}</dt><dd>{SAFE}</dd></dl>"


def test_a_table_has_heads_and_where_it_is_named_a_head_a_row() -> None:
    rows = [[TYPED, "b"], ["c", Html("<i>")]]
    assert table([TYPED], rows).splitlines()[1:-2] == [
        f'<thead><tr><th scope="col">{SAFE}</th></tr></thead>',
        "<tbody>",
        f"<tr><td>{SAFE}</td><td>b</td></tr>",
        "<tr><td>c</td><td><i></td></tr>",
    ]
    named = table(["a", "b"], rows, css="plain", named=True, own={1})
    assert named.startswith('<table class="plain">')
    assert '<tr class="own"><th scope="row">c</th><td><i></td></tr>' in named


def test_a_text_in_a_style_sheet_can_neither_end_its_string_nor_the_sheet() -> None:
    assert css_text('a"}\n</style>') == r'"a\22 \7d \a \3c \2f style\3e "'
    assert css_text("三(一)1 b") == r'"三\28 一\29 1 b"'
