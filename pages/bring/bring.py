"""Page: a matrix of one's own brought in: the file as it is, the matrix read from it, what asks, and only then Keep.

A file that was given out here and comes back is compared with its matrix instead.
"""

import streamlit as st

from pages.bring import asks, begin, corrections, keep, onto, sides, upload
from pages.bring.upload import Given
from pages.shared import session, writing
from raci.people import Action
from raci.sheets import Reading

t, count = session.t, session.count


def show_reading(given: Given) -> None:
    """The matrix that comes of the file, or what it says otherwise than the matrix onto which it comes back."""

    reading = corrections.read_as_said(given, corrections.said_so_far())
    with st.container(horizontal=True, vertical_alignment="center", key="bring-head"):
        name = onto.show_choice(given, reading)
        if not name:
            st.header(headline(reading), anchor=False)
        st.space("stretch")
        upload.show_again()
        if not name:
            keep.show(given, reading)
    keep.show_refused()
    if name:
        reading = corrections.read_as_said(given, onto.known(given, name))
        onto.show(name, reading)
        with st.expander(t("How the file is read")):
            show_tables(reading)
    else:
        show_tables(reading)


def headline(reading: Reading) -> str:
    """How much is read, and how much is left to say."""

    read, cells = sides.counts(reading)
    said = t("{read} of {n} cells are read", read=read, n=cells) if reading.matrices else t("No matrix is read yet")
    left = asks.open_questions(reading)
    question = count(left, "{n} place asks you", "{n} places ask you") if left else t("nothing is left to ask")
    return t("{first}; {second}", first=said, second=question)


def show_tables(reading: Reading) -> None:
    """The corrections, what asks, and both tables."""

    number = corrections.chosen(reading)
    tables = sides.drawn(reading, number, session.spoken())
    corrections.show(reading, number)
    asks.show(reading)
    sides.TABLES.draw("bring-tables", tables)


if name := keep.take_kept():
    page, more = keep.take_page()
    st.switch_page(page, query_params={"matrix": name, "lang": session.spoken(), **more})
given = upload.given()
if given is None:
    may_keep = writing.may_or_say(Action.UPLOAD)  # to look at how a file is read is everybody's
    upload.show()
    if may_keep:
        begin.show()
elif given.document is None:
    upload.show_own(given)
    keep.show_own(given)
else:
    show_reading(given)
