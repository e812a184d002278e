"""Page: a matrix of one's own brought in: the file as it is, the matrix read from it, what asks, and only then Keep."""

import streamlit as st

from pages.bring import asks, begin, corrections, keep, sides, upload
from pages.bring.upload import Given
from pages.shared import session
from raci.sheets import Reading

t, count = session.t, session.count


def show_reading(given: Given, reading: Reading) -> None:
    """The headline with what is left to do, the corrections, and both tables."""

    number = corrections.chosen(reading)
    tables = sides.drawn(reading, number, session.spoken())
    with st.container(horizontal=True, vertical_alignment="center", key="bring-head"):
        read, cells = sides.counts(reading)
        said = t("{read} of {n} cells are read", read=read, n=cells) if reading.matrices else t("No matrix is read yet")
        left = asks.open_questions(reading)
        question = count(left, "{n} place asks you", "{n} places ask you") if left else t("nothing is left to ask")
        st.header(t("{first}; {second}", first=said, second=question), anchor=False)
        st.space("stretch")
        upload.show_again()
        keep.show(given, reading)
    keep.show_refused()
    corrections.show(reading, number)
    asks.show(reading)
    sides.TABLES.draw("bring-tables", tables)


if name := keep.kept():
    page, more = keep.opens_on()
    st.switch_page(page, query_params={"matrix": name, "lang": session.spoken(), **more})
given = upload.given()
if given is None:
    upload.show()
    begin.show()
elif given.document is None:
    upload.show_own(given)
    keep.show_own(given)
else:
    show_reading(given, corrections.reading(given))
