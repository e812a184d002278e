"""Text for a Markdown field: every sign of Markdown escaped, every form that Streamlit looks for afterwards cut."""

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from raci.words.markdown import in_cell, in_code, in_file
from raci.words.markdown import on_screen as plain
from tests.markup import STRINGS, runs

LATER = re.compile(
    r":[\w+-]+:|:material[/_]|https?://|www\.|[-.\w+]+@[-\w]+\.|->|<-|--|>=|<=|~=", re.IGNORECASE | re.ASCII
)
"""What Streamlit makes something of in each run of text: an icon, an emoji, a link, an arrow."""


def test_what_looks_like_markup_is_whole_and_cut() -> None:
    for string in STRINGS:
        assert "".join(runs(plain(string))) == string
        assert [run for run in runs(plain(string)) if LATER.search(run)] == [], string


@given(st.text(st.sampled_from("a:/@.w-<>=~+\\[]*_`&; 中")))
def test_any_text_is_whole_and_cut(text: Any) -> None:
    assert "".join(runs(plain(text))) == text
    assert [run for run in runs(plain(text)) if LATER.search(run)] == []


def test_lines_stay_lines_and_never_become_code() -> None:
    assert plain("a\n\n     b") == "a\nb"


def test_a_line_of_a_file_has_no_markup_and_calls_nobody() -> None:
    assert in_file("1. *a*\n| b & @c") == "1\\. \\*a\\* \\| b &amp; \\@c"
    assert in_file("- a") == "\\- a"
    assert (in_cell("a|b\n`c`"), in_code("a`b|\nc")) == ("a\\|b `c`", "a'b\\| c")
