"""The picked matrix: what it leaves open, who has confirmed it, and the ways from it."""

import streamlit as st

from pages.library.diagnosed import Shown
from pages.library.table import day
from pages.shared import form, session, visitor, workspace, writing
from pages.shared.download import download
from pages.shared.files import show_way_back
from pages.shared.visit import Settings
from raci.file.edit import edit_file
from raci.file.load import loads
from raci.log import Today
from raci.model.facts import document_name
from raci.people import Action
from raci.store import KINDS, CatalogueLine, CauseKind, NotKeptError, RefusedError, WritingOff
from raci.words.lists import listed
from raci.words.problem import LoadError

t, count = session.t, session.count


def show(picked: Shown | None, settings: Settings) -> None:
    """What came of the last press, and nothing more where nothing is picked."""

    if said := session.noted("library-said", ""):
        st.info(session.plain(said))
    if picked is None:
        st.caption(t("Press a matrix to see what it leaves open, and to open it."))
        return
    st.subheader(session.plain(picked.line.title.of(settings.lang) if picked.line else picked.name), anchor=False)
    address = settings.address | {"matrix": picked.name}
    st.page_link("overview/overview.py", label=t("Open"), icon=":material/visibility:", query_params=address)
    others = _others(picked)
    if others:
        _show_compare(others, address, settings)
    with st.container(horizontal=True, gap="small"):
        library = workspace.library()
        name = library.file_name(picked.name)
        download(t("Download"), name, lambda: library.text(picked.name).encode(), key="library-download", icon=None)
        _show_copy(picked)
        _show_delete(picked)
    if picked.line:
        show_way_back(address, picked.name)
        _show_line(picked.line, settings.lang)
    elif picked.problem:
        st.error(session.plain(picked.problem.text(settings.lang)))
    _show_source(picked, settings.lang)
    writing.may_or_say(Action.UPLOAD)  # says why nothing is offered


def _show_line(line: CatalogueLine, lang: str) -> None:
    st.caption(
        listed(
            [
                count(len(line.roles), "{n} role", "{n} roles"),
                count(line.activities, "{n} activity", "{n} activities"),
                count(line.letters, "{n} letter", "{n} letters"),
            ],
            lang,
        )
    )
    held = [(kind, number) for kind in KINDS if (number := line.kinds.get(kind, 0))]
    parts = [f"- **{number}** {session.plain(t(KINDS[kind]))}" for kind, number in held]
    if not any(kind is not CauseKind.CONCERN for kind, _ in held):
        parts.insert(0, f"- {t('No gap in who owns what')}")
    st.markdown("\n".join(parts))
    if line.parties:
        names = [f"{'✓' if party in line.confirmed else '–'} {party.of(lang)}" for party in line.parties]
        said = t("Confirmed by {n} of {all} departments", n=len(line.confirmed), all=len(line.parties))
        st.markdown(f"**{said}**: {session.plain(' · '.join(names))}")


def _show_source(picked: Shown, lang: str) -> None:
    line = picked.line
    decisions = count(line.decisions, "{n} entry in the log", "{n} entries in the log") if line else ""
    lines = [t("Changed: {day}", day=day(picked.changed)), decisions]
    lines += [t("Source: {name}", name=document_name(line.source, lang))] if line and line.source else []
    lines += [t("Brought by {name}, revision {n}", name=picked.author, n=picked.revision)] if picked.revision else []
    st.caption(session.plain(" · ".join(filter(None, lines))))


def _others(picked: Shown) -> list[str]:
    """Those that share a row with it."""

    matrix = workspace.file(picked.name)
    return [] if isinstance(matrix, list) else workspace.sharing(picked.name, matrix.activity.keys())


def _show_compare(others: list[str], address: dict[str, str], settings: Settings) -> None:
    """Two matrices beside each other; only those that share a row can be compared."""

    titles = workspace.titles(settings.lang, settings.name)
    other = st.selectbox(
        t("Compare with"), others, index=None, format_func=lambda name: titles.get(name, name),
        placeholder=t("Compare with…"), label_visibility="collapsed", key="library-other",
    )  # fmt: skip
    if other:
        address_of_both = address | {"other": other, "from": "today", "to": "today"}
        st.page_link("compare/compare.py", label=t("Compare the two"), query_params=address_of_both)


def _show_copy(picked: Shown) -> None:
    if not visitor.may(Action.UPLOAD):
        return
    with st.popover(t("Duplicate")):
        form.show_line(t("Name in addresses and files"), f"library-copy-{picked.name}", limit=60)
        form.show_author("library-author")
        st.caption(t("As it is today, with everything that has been decided; the log stays with the original."))
        st.button(t("Keep the copy"), key="library-copy-now", on_click=_keep_copy, args=(picked.name,))


def _keep_copy(name: str) -> None:
    """The matrix of today as one of its own, with what has been decided, without the log."""

    wanted, library = form.text(f"library-copy-{name}"), workspace.library()
    try:
        text, today = library.text(name), workspace.today(name)
        loads(text)
        text = edit_file(text, today.matrix).text if isinstance(today, Today) else text
        library.keep(wanted or _free(name), form.author("library-author"), text, library.file_name(name))
    except (NotKeptError, RefusedError, WritingOff) as error:
        session.note("library-said", error.problem.message(session.spoken()))
    except LoadError as error:
        session.note("library-said", error.problems[0].message(session.spoken()))
    else:
        session.note(
            "library-said", t("The copy is kept as it is today, with all decisions; the log stays with the original.")
        )
        session.note("library-picked", wanted or _free(name))


def _show_delete(picked: Shown) -> None:
    """Only what was uploaded; a file of the project is deleted where it lies."""

    if not picked.revision or not visitor.may(Action.DELETE, picked.name):
        return
    with st.popover(t("Delete")):
        st.text(t("It leaves the library for everybody. Its text and its log stay in the database."))
        form.show_author("library-author-delete")
        st.button(
            t("Delete it"), key="library-delete-now", on_click=_take_out, args=(picked.name, picked.revision),
        )  # fmt: skip


def _take_out(name: str, revision: int) -> None:
    try:
        workspace.library().delete(name, revision, form.author("library-author-delete"))
    except (NotKeptError, RefusedError, WritingOff) as error:
        session.note("library-said", error.problem.message(session.spoken()))
    else:
        session.note("library-said", t("Deleted. Its log is kept."))


def _free(name: str) -> str:
    library, number = workspace.library(), 2
    while library.is_known(wanted := f"{name}-{number}"):
        number += 1
    return wanted
