"""The tables of log, ballots and uploads, on both databases; `schema` creates them and brings them up to date."""

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, Table

from raci.store.people_tables import audit, grants
from raci.store.storable import Storable, metadata

events = Table(
    "events",
    metadata,
    Column("matrix", Storable, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Storable, nullable=False),  # UTC, ISO 8601 with microseconds: sorts as text
    Column("author", Storable, nullable=False),
    Column("kind", Storable, nullable=False),
    Column("body", Storable, nullable=False),  # JSON
    Column("hash", Storable, nullable=False, server_default=""),  # of the entry and of the hash before it: `chain`
)

heads = Table(
    "heads",
    metadata,
    Column("matrix", Storable, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("at", Storable, nullable=False),
    Column("hash", Storable, nullable=False),
)
"""The last event of each log, kept by a trigger: how far every log is, and what is missing where its end is cut off."""

ballots = Table(
    "ballots",
    metadata,
    Column("workshop", Storable, primary_key=True),
    Column("seat", Storable, primary_key=True),
    Column("activity", Storable, primary_key=True),
    Column("role", Storable, primary_key=True),
    Column("letters", Storable, nullable=False),
    Column("phone", Storable, nullable=False),
    Column("at", Storable, nullable=False),
)

seats = Table(
    "seats",
    metadata,
    Column("workshop", Storable, primary_key=True),
    Column("seat", Storable, primary_key=True),
    Column("phone", Storable, nullable=False),
)
"""The phone that answers for a seat: a secret of its own, so that nobody else sees its answers before the reveal."""

knocks = Table(
    "knocks",
    metadata,
    Column("workshop", Storable, primary_key=True),
    Column("seat", Storable, primary_key=True),
    Column("phone", Storable, primary_key=True),
    Column("sign", Storable, nullable=False),
    Column("who", Storable, nullable=False),
    Column("reply", Storable, nullable=False),
    Column("at", Storable, nullable=False),
)
"""Phones that ask for a seat which another one holds, until whoever leads has let them in or turned them away."""

turns = Table(
    "turns",
    metadata,
    Column("workshop", Storable, primary_key=True),
    Column("seat", Storable, primary_key=True),
    Column("activity", Storable, primary_key=True),
    Column("number", BigInteger, nullable=False),
)
"""The number of the latest answer of a seat to a row, which outlives an answer that was taken back."""

late = Table(
    "late",
    metadata,
    Column("workshop", Storable, primary_key=True),
    Column("seat", Storable, primary_key=True),
    Column("activity", Storable, primary_key=True),
    Column("letters", Storable, nullable=False),  # JSON
    Column("fate", Storable, nullable=False),
    Column("at", Storable, nullable=False),
)
"""Answers that came after the reveal, and what was made of them; the blind vote is in `ballots` alone."""

workshops = Table(
    "workshops",
    metadata,
    Column("workshop", Storable, primary_key=True),
    Column("matrix", Storable, nullable=False),
    Column("stage", Storable, nullable=False),
    Column("place", Storable, nullable=False, default=""),
    Column("since", Storable, nullable=False),
)
"""How far each workshop has come, which the log says too: the row that votes share and a reveal takes for itself.
`place` is what the screens of the room show, `since` when they came there."""

locks = Table(
    "locks",
    metadata,
    Column("workshop", Storable, primary_key=True),
    Column("lock", Storable, nullable=False),
    Column("at", Storable, nullable=False),
)
"""The hash of the facilitator's key; a workshop without one was opened by an earlier app, and anybody leads it."""

ways = Table(
    "ways",
    metadata,
    Column("workshop", Storable, primary_key=True),
    Column("activity", Storable, nullable=False),
    Column("answer", Storable, nullable=False),
    Column("changes", Storable, nullable=False),  # JSON
)
"""The way that stands on the wall, about which the phones are asked; `answer` is its mark."""

consents = Table(
    "consents",
    metadata,
    Column("workshop", Storable, primary_key=True),
    Column("seat", Storable, primary_key=True),
    Column("activity", Storable, primary_key=True),
    Column("answer", Storable, primary_key=True),
    Column("stance", Storable, nullable=False),
    Column("why", Storable, nullable=False),
    Column("at", Storable, nullable=False),
)
"""What a seat says, from its phone, of one way to settle a row; the entry that applies the way takes it over."""

votes = Table(
    "votes",
    metadata,
    Column("workshop", Storable, primary_key=True),
    Column("activity", Storable, nullable=False),
)
"""The vote that is open after the reveal, by its key in `ballots`; its answers are nobody's until it is closed."""

uploads = Table(
    "uploads",
    metadata,
    Column("matrix", Storable, primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("at", Storable, nullable=False),
    Column("author", Storable, nullable=False),
    Column("source", Storable, nullable=False),  # the name of the file it was read from
    Column("text", Storable, nullable=False),  # YAML; "" where the matrix was deleted
)
"""Matrices that were brought by upload, a row a revision; nothing is ever changed in place."""

papers = Table(
    "papers",
    metadata,
    Column("paper", Storable, primary_key=True),  # SHA-256 of the file
    Column("name", Storable, nullable=False),
    Column("text", Storable, nullable=False),
    Column("wrapped", Integer, nullable=False),
    Column("at", Storable, nullable=False),
)
"""Policies that are being read: the text of each, in which all places are counted."""

paper_steps = Table(
    "paper_steps",
    metadata,
    Column("paper", Storable, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Storable, nullable=False),
    Column("body", Storable, nullable=False),  # JSON
)
"""What persons did with a policy that is being read, step by step; nothing is changed in place."""

forgotten = Table(
    "forgotten",
    metadata,
    Column("workshop", Storable, primary_key=True),
    Column("at", Storable, nullable=False),
)
"""Workshops whose ballots were deleted, and when: what is not there any more is not taken for never given."""

snapshots = Table(
    "snapshots",
    metadata,
    Column("matrix", Storable, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("hash", Storable, nullable=False),  # of that entry
    Column("made", Storable, nullable=False),  # with which file, by which version of the app
    Column("seal", Storable, nullable=False),  # SHA-256 of all the others
    Column("body", LargeBinary, nullable=False),
)
"""How far each long log has been folded: nothing that the log does not say, and made anew where it does not fit."""

PEOPLE = (grants, audit)
AIDS = (locks, ways, consents, votes, papers, paper_steps, forgotten, snapshots, knocks)
LATER = {table.name for table in (heads, turns, late, uploads, *AIDS, *PEOPLE)}
"""Tables that the first app did not have."""

meta = Table("meta", metadata, Column("name", Storable, primary_key=True), Column("value", Storable, nullable=False))
