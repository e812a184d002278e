"""Into the file: what the decisions change in the YAML, as a diff first; and decisions that no longer fit it."""

from functools import partial

import streamlit as st

from pages.shared import form, session, workspace, writing
from pages.shared.download import download
from pages.shared.visit import Visit
from raci.file.edit import Edited, difference, edit_file
from raci.log import Merged, Today, event_words
from raci.people import Action
from raci.store import RefusedError

t, count = session.t, session.count


def show(visit: Visit) -> None:
    """The diff, the merged file, and the button that writes it where it lies."""

    name, today = visit.name, visit.today
    file_name = workspace.library().file_name(name)
    show_misfits(visit)
    text = workspace.library().text(name)
    merged, problem = _edited(today, name, workspace.version(name, today))
    if problem:
        st.warning(session.plain(problem.message(visit.lang)))
    form_id = f"record-file-{name}"
    writing.show_refused(form_id, today, visit.lang)
    diff = difference(text, merged, file_name)
    if sentence := session.noted(f"file-told-{name}", ""):
        st.info(sentence)
    if not diff:
        st.text(t("Everything that has been decided is in the file."))
        return
    can_write = writing.can_write_or_say(visit, Action.MERGE)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        download(t("Download the file"), file_name, merged.encode, key="record-merged")
        if can_write:
            form.show_author("record-file-author", width=260)
            st.button(
                t("Write into the file"), key="record-write", type="primary", on_click=_write,
                args=(name, today.number, text, merged, form_id),
            )  # fmt: skip
    writing.show_missing(form_id)
    st.code("\n".join(diff), language="diff", wrap_lines=True)


def show_misfits(visit: Visit) -> None:
    """What was decided and no longer fits the file, with what to do; nothing is dropped."""

    misfits = list(event_words.misfits(visit.today, visit.lang))
    if misfits:
        head = count(len(misfits), "{n} entry no longer fits the file:", "{n} entries no longer fit the file:")
        lines = [f"- {session.plain(t('{n}: {what} ({why})', n=n, what=what, why=why))}" for n, what, why in misfits]
        st.warning("\n".join([head, "", *lines]))


@st.cache_resource(max_entries=20, show_spinner=False)
def _edited(_today: Today, name: str, version: tuple[object, ...]) -> Edited:
    """The file with all decisions in it, kept for as long as file and log stay."""

    return edit_file(workspace.library().text(name), _today.matrix)


def _write(name: str, number: int, before: str, after: str, form_id: str) -> None:
    """Both or neither: the text is written while the entry in the log is, which a file that refuses takes back."""

    library = workspace.library()
    revised = library.revised(name, after)

    def write() -> None:
        if problem := library.write(name, before, after):
            raise RefusedError(problem)

    author = form.author("record-file-author")
    lack = "" if author.name else t("Write your name first; it stands in the record.")
    add = partial(
        writing.add,
        name,
        number,
        author,
        Merged(number),
        form_id=form_id,
        then=None if revised else write,
        revised=revised,
    )
    session.note(f"file-told-{name}", t("Written.") if form.send(form_id, lack, add) else "")
