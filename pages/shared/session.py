"""What pages share about a visit: matrix, language, layer, and the address that carries them.

The address is the truth: a setting is read from it, a widget writes to it, so a copied link opens the same view.
The only place that touches `st.session_state`.
"""

from collections.abc import Callable, Container, Sequence
from typing import Any

import streamlit as st

from pages.shared import workspace
from raci.log import Today
from raci.model import Limits, Matrix
from raci.model.letters import Layer
from raci.model.selection import Selection
from raci.rules import Finding
from raci.words import lists, sentences
from raci.words.markdown import on_screen
from raci.words.problem import Problem
from raci.words.sentences import LANGUAGES

plain = on_screen
DEFAULT_MATRIX = "operations-policy"
PAGE_PARAMETERS = [
    *("process", "role", "letter", "gaps", "text", "open", "cell"),  # rows
    *("severity", "rule", "finding", "step", "from", "to", "other", "topic"),
    *("version", "code", "seat", "phone", "kind", "entry", "join"),  # log and workshops
]
"""Parameters of the address that belong to one matrix; another one takes them out."""


def begin() -> None:
    """A run of a page begins: what it shows of the log is read once from here on."""

    note("read", None)


def read() -> Today | Problem | list[Problem] | None:
    """The matrix of this visit as this run sees it; None where there is no such matrix, see `workspace.today`."""

    name, kept = matrix_name(), noted("read")
    if kept is None or kept[0] != name:
        kept = (name, workspace.today(name) if workspace.is_known(name) else None)
        note("read", kept)
    found: Today | Problem | list[Problem] | None = kept[1]
    return found


def matrix() -> Matrix:
    """The matrix of this visit. Where there is none to show, says why and stops the page."""

    return _base(layer()).matrix


def today() -> Today:
    """The matrix of this visit with its log: as it is today, or as it was after the event that the address names.

    Stops the page where there is none: the file alone never passes for it.
    """

    found = read()
    if isinstance(found, Today):
        number = version()
        return workspace.at(matrix_name(), found, number) if number is not None and number < found.number else found
    if found is None:
        st.error(t("There is no matrix called {name}. Choose one above.", name=plain(matrix_name()[:100])))
    elif isinstance(found, list):
        st.error(t("The file of this matrix cannot be read. Mend these places and reload; nothing else is affected."))
        st.code("\n".join(problem.text(lang()) for problem in found), language=None, wrap_lines=True)
    st.stop()  # why the log cannot be read stands above every page, see `notices`


def _base(shown: Layer) -> Today:
    """What a layer is read from: the text as stated needs no log where that cannot be read."""

    is_unread = isinstance(read(), Problem) and shown == Layer.STATED and version() is None
    return (workspace.alone(matrix_name()) if is_unread else None) or today()


def version() -> int | None:
    """The number of the event that the address asks for; None for today."""

    asked = st.query_params.get("version", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else None


def findings(limits: Limits | None = None, shown: Layer | None = None) -> list[Finding]:
    """The diagnosis of the matrix of this visit in its layer, or in another one."""

    asked = shown or layer()
    return workspace.findings(matrix_name(), _base(asked), asked, limits)


def matrix_name() -> str:
    """What the address asks for, whether it exists or not; else what this visit showed last."""

    names = workspace.library()
    default = DEFAULT_MATRIX if DEFAULT_MATRIX in names else next(iter(names), DEFAULT_MATRIX)
    return _setting("matrix", None, default)


def lang() -> str:
    """en or zh; the browser's language until the reader chooses."""

    guess = "zh" if (st.context.locale or "").lower().startswith("zh") else "en"
    return _setting("lang", list(LANGUAGES), guess)


def layer() -> Layer:
    return Layer(_setting("layer", list(Layer), Layer.TODAY))


def keep_in_address() -> None:
    """Write the settings of the visit into the address, at once: one entry in the history of the browser."""

    wanted = settings()
    if any(st.query_params.get(name) != value for name, value in wanted.items()):
        st.query_params.update(wanted)


def settings() -> dict[str, str]:
    """What the address carries on every page."""

    return {"matrix": matrix_name(), "layer": layer().value, "lang": lang()}


def t(sentence: str, **args: object) -> str:
    """The sentence in the language of the visit."""

    return sentences.say(sentence, lang(), **args)


def count(number: int, one: str, many: str, **args: object) -> str:
    return sentences.count(number, one, many, lang(), **args)


def more(left: int) -> list[str]:
    """The line that ends a list which leaves out as many items; no line where it leaves out none."""

    return lists.more(left, lang())


def selection(found: Matrix) -> Selection:
    """The rows that the address asks for; what does not exist in this matrix asks for nothing."""

    return Selection.read(st.query_params, found)


def asked(name: str, allowed: Container[str]) -> str:
    """The value of a page's parameter in the address, "" when it is absent or not allowed."""

    found = st.query_params.get(name, "")
    return found if found in allowed else ""


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


def values(beginning: str) -> dict[str, Any]:
    """What stands in the widgets whose keys begin so."""

    return {str(key): value for key, value in st.session_state.items() if str(key).startswith(beginning)}


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


def is_new(key: str, value: Any) -> bool:
    """True when the value of a widget is another one than it was in the last run of its page."""

    known = f"seen-{key}"
    was = st.session_state.get(known)
    st.session_state[known] = value
    return bool(value != was)


def _setting(name: str, allowed: Sequence[str] | None, default: str) -> str:
    """A setting of the whole visit: the address wins, then the last value of this visit, then the default."""

    known = f"setting-{name}"
    found = st.query_params.get(name)
    if found is None or (allowed is not None and found not in allowed):
        found = st.session_state.get(known, default)
    st.session_state[known] = found
    return found
