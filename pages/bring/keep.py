"""Keep: title, name and who brings it; from then on it is a matrix like all others, and the Overview opens on it."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from pages.bring import upload
from pages.bring.upload import Given
from pages.shared import form, session, workspace, writing
from raci.file.dump import dumps
from raci.file.load import loads
from raci.model import Matrix
from raci.people import Action
from raci.sheets import Reading, matrix_of
from raci.store import NotKeptError, RefusedError, WritingOff
from raci.words.problem import LoadError

t, count = session.t, session.count
AUTHOR = "bring-author"


def take_kept() -> str:
    """The name of what was kept a moment ago, once."""

    name = str(session.noted("bring-kept", ""))
    session.note("bring-kept", "")
    return name


def take_page() -> tuple[str, dict[str, str]]:
    """The page on which what was kept opens, and what its address says besides: one started here is filled next."""

    is_started = bool(session.noted("bring-is-started"))
    session.note("bring-is-started", False)
    return ("matrix/matrix.py", {"edit": "yes", "open": "all"}) if is_started else ("overview/overview.py", {})


def show_started(title: str, made: Callable[[str], Matrix], way: str) -> None:
    """The lines and the press that keep a matrix that was started here."""

    with st.container(width=420):
        _show_form(title, made, way, started=True)
    show_refused()


def show(given: Given, reading: Reading) -> None:
    """The button that opens the three lines, and in them the press that keeps what was read."""

    number = sum(len(matrix.activities) for matrix in reading.matrices)
    title = (
        next((matrix.title for matrix in reading.matrices if matrix.title), "") if len(reading.matrices) == 1 else ""
    )
    label = count(number, "Keep this {n} activity", "Keep these {n} activities")
    if not writing.may_or_say(Action.UPLOAD):
        return
    with st.popover(label, type="primary", key="bring-keep"):
        if not reading.matrices:
            st.text(t("No matrix is read yet; say how the table lies, or which row is its head."))
            return
        _show_form(title or _stem(given.name), lambda title: matrix_of(reading, title), given.name)


def show_own(given: Given) -> None:
    """The same for a matrix of our own, whose text is kept as it is."""

    matrix = loads(given.text)
    with st.container(width=420):
        _show_form(matrix.title.of(session.spoken()), lambda _: matrix, given.name, given.text)
    show_refused()


def show_refused() -> None:
    """Say what stood in the way of the last press."""

    if said := session.noted("bring-said", ""):
        st.error(session.plain(said))


def _show_form(
    title: str, made: Callable[[str], Matrix], source_name: str, text: str = "", *, started: bool = False
) -> None:
    if not writing.may_or_say(Action.UPLOAD):
        return
    titled, named = f"bring-title-{source_name}", f"bring-name-{source_name}"
    form.show_line(t("Title"), titled, limit=200, placeholder=title, disabled=bool(text))
    whole = form.text(titled) or title
    name = _free(made(whole).id)
    form.show_line(t("Name in addresses and files"), named, limit=60, placeholder=name, disabled=bool(text))
    form.show_author(AUTHOR)
    st.button(
        t("Keep"), key="bring-keep-now", type="primary",
        on_click=lambda: _keep(made(whole), form.text(named) or name, source_name, text, started),
    )  # fmt: skip


def _keep(matrix: Matrix, name: str, source_name: str, text: str, started: bool) -> None:
    """Into the store, or say why not; everything typed stays where it is."""

    session.note("bring-said", "")
    author = form.author(AUTHOR)
    if not author.name:
        session.note("bring-said", t("Write your name first; it stands in the record."))
        return
    try:
        if not text:
            text = dumps(replace(matrix, id=name))
            loads(text)
        workspace.library().keep(name, author, text, source_name)
    except (NotKeptError, RefusedError, WritingOff) as error:
        session.note("bring-said", error.problem.message(session.spoken()))
    except LoadError as error:
        session.note("bring-said", error.problems[0].message(session.spoken()))
    else:
        session.note("bring-kept", name)
        session.note("bring-is-started", started)
        session.clear_all("bring-start-")
        session.put("matrix", name)
        upload.leave()


def _free(name: str) -> str:
    """The name, or it with a number where something has it."""

    library, number = workspace.library(), 2
    wanted = name
    while library.is_known(wanted):
        wanted, number = f"{name}-{number}", number + 1
    return wanted


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name
