"""What pages share about a visit: matrix, language, layer, and the address that carries them.

The address is the truth: a setting is read from it, a widget writes to it, so a copied link opens the same view.
The only place that touches `st.session_state`.
"""

from collections.abc import Callable, Collection, Container, Mapping, Sequence
from contextvars import ContextVar
from typing import Any, TypeVar, cast

import streamlit as st

from raci.model import Matrix
from raci.model.selection import Selection
from raci.words import lists, sentences
from raci.words.markdown import on_screen
from raci.words.sentences import LANGUAGES

T = TypeVar("T")
plain = on_screen
_SPOKEN: ContextVar[str] = ContextVar("lang", default="")
"""The language of this run; each run has a thread, and each thread its own."""
SWITCHED = 8
"""Matrices that the frame offers; the library has them all."""
PAGE_PARAMETERS = [
    *("process", "role", "letter", "gaps", "text", "open", "cell", "rows"),
    *("severity", "rule", "row", "finding", "state", "do", "step", "from", "to", "other", "topic"),
    *("remedy", "among", "more"),  # the overview and what it counts
    *("version", "code", "seat", "phone", "kind", "entry", "entries", "join", "since", "whole"),  # log and workshops
    *("before", "sit"),
]
"""Parameters of the address that belong to one matrix; another one takes them out."""

LIMIT_PARAMETER = 200  # characters


def version() -> int | None:
    """The number of the event that the address asks for; None for today."""

    number = st.query_params.get("version", "")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 10 else None


def setting(name: str, allowed: Sequence[str] | None, default: str) -> str:
    """A setting of the whole visit: the address wins, then what this session had last, then the default."""

    value = st.query_params.get(name)
    if value is None or (allowed is not None and value not in allowed):
        value = st.session_state.get(f"setting-{name}", default)
    return str(value)


def keep_settings(settings: Mapping[str, str]) -> None:
    """Let the session remember them for an address that does not name them."""

    for name, value in settings.items():
        st.session_state[f"setting-{name}"] = value


def write_address(settings: Mapping[str, str]) -> None:
    """Write the settings into the address, at once: one entry in the history of the browser."""

    if any(st.query_params.get(name) != value for name, value in settings.items()):
        st.query_params.update(settings)


def language() -> str:
    """en or zh; the browser's language until the reader chooses."""

    guess = "zh" if (st.context.locale or "").lower().startswith("zh") else "en"
    return setting("lang", list(LANGUAGES), guess)


def recent(name: str, known: Collection[str]) -> list[str]:
    """The matrix that is shown and those shown before it in this visit, then others, at most SWITCHED of them."""

    seen = [name, *(other for other in noted("recent", []) if other != name)]
    note("recent", seen[:SWITCHED])
    return [other for other in dict.fromkeys([*seen, *known]) if other in known][:SWITCHED]


def spoken() -> str:
    """The language of this run; a callback, which comes before its run, asks the address."""

    return _SPOKEN.get() or language()


def speak(lang: str) -> None:
    """Let `t` speak that language in this run."""

    _SPOKEN.set(lang)


def t(sentence: str, **args: object) -> str:
    """The sentence in the language of this run."""

    return sentences.say(sentence, spoken(), **args)


def count(number: int, single: str, many: str, **args: object) -> str:
    return sentences.count(number, single, many, spoken(), **args)


def clause(text: str) -> str:
    """A text that names clauses, in the numbers of this language: 三(一)2 is 3.1.2 in English."""

    return sentences.cited(text, spoken())


def more(left: int) -> list[str]:
    """The line that ends a list which leaves out as many items; no line where it leaves out none."""

    return lists.more(left, spoken())


def selection(matrix: Matrix) -> Selection:
    """The rows that the address asks for; what does not exist in this matrix asks for nothing."""

    return Selection.read(st.query_params, matrix)


def parameter(name: str, allowed: Container[str]) -> str:
    """The value of a page's parameter in the address, "" when it is absent or not allowed."""

    value = st.query_params.get(name, "")
    return value if value in allowed else ""


def text_parameter(name: str) -> str:
    """The value of a page's parameter in the address, unchecked, "" when it is absent."""

    return str(st.query_params.get(name, ""))[:LIMIT_PARAMETER]


def put(name: str, value: str) -> None:
    """Write a parameter into the address, "" takes it out; another matrix takes out what only fitted the last one."""

    if name == "matrix":
        for page_parameter in PAGE_PARAMETERS:
            st.query_params.pop(page_parameter, None)
    if value:
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)


def bind(key: str, value: Any, name: str, to_text: Callable[[Any], str] = lambda value: value or "") -> dict[str, Any]:
    """Widget arguments that make it show `value` and write the reader's choice into the address as `name`."""

    st.session_state[key] = value
    return {"key": key, "on_change": lambda: put(name, to_text(st.session_state[key]))}


def state(key: str) -> Any:
    """What a widget or a component last sent; None before it was on the page."""

    return st.session_state.get(key)


def is_shown(key: str) -> bool:
    """True for a widget that was on the page in the last run."""

    return key in st.session_state


def is_filled(beginning: str) -> bool:
    """True where a widget whose key begins so holds something."""

    return any(value for key, value in st.session_state.items() if str(key).startswith(beginning))


def note(name: str, value: Any) -> None:
    """Keep something for this visit, which the address need not carry."""

    st.session_state[f"note-{name}"] = value


def noted(name: str, default: Any = None) -> Any:
    """What was kept under that name."""

    return st.session_state.get(f"note-{name}", default)


def made(name: str, make: Callable[[], T]) -> T:
    """What `make` gives, made once in this visit."""

    if f"note-{name}" not in st.session_state:
        note(name, make())
    return cast(T, noted(name))


def values(*beginnings: str) -> dict[str, Any]:
    """What stands in the widgets whose keys begin in one of these ways; every look at all keys costs half a
    millisecond, so several are asked for at once."""

    return {str(key): st.session_state[key] for key in st.session_state if str(key).startswith(beginnings)}


def clear(*keys: str) -> None:
    """Empty widgets; their next run shows what they begin with."""

    for key in keys:
        st.session_state.pop(key, None)
        st.session_state.pop(f"note-kept-{key}", None)


def clear_all(beginning: str) -> None:
    """Empty every widget whose key begins so."""

    clear(*values(beginning), *(key.removeprefix("note-kept-") for key in values(f"note-kept-{beginning}")))


def fill(key: str, value: Any) -> None:
    """Put a value into a widget before it is shown."""

    st.session_state[key] = value


def see(key: str, value: Any) -> bool:
    """Remember the value of a widget; True when it is another one than it was in the last run of its page."""

    known = f"seen-{key}"
    was = st.session_state.get(known)
    st.session_state[known] = value
    return bool(value != was)
