"""The log: events that are only added; the matrix of the file with them folded over it is the matrix of today."""

from raci.log.ballots import AGAINST, FAVOUR, UNSURE, WHOLE_ROW, Ballot, answer_of
from raci.log.cells import Cell
from raci.log.events import (
    BODIES,
    Accepted,
    Amends,
    Body,
    Closed,
    Confirmed,
    Decision,
    Entry,
    Event,
    Merged,
    Newer,
    Opened,
    Revealed,
)
from raci.log.excuses import Excuse, acceptance_of, accepted_until
from raci.log.fold import Folding, fold, version_at
from raci.log.followed import Answered, Assigned, AssignedCause, Assignment, Declined, Parked, Settled
from raci.log.misfits import Misfit
from raci.log.motions import MOTION, TURN, Motion, Split, Vote, Voting, item_of, motion_id, vote_key
from raci.log.replanned import Belated, Cancelled, Reopened, Replanned
from raci.log.reshaped import Reshaped
from raci.log.sittings import OVER, Stage, Workshop
from raci.log.today import NEWER, Today, incomplete
from raci.log.undo import is_back, restores, stands, undo, undoes
from raci.log.wire import decode, encode

__all__ = [
    "AGAINST",
    "BODIES",
    "FAVOUR",
    "MOTION",
    "NEWER",
    "OVER",
    "TURN",
    "UNSURE",
    "WHOLE_ROW",
    "Accepted",
    "Amends",
    "Answered",
    "Assigned",
    "AssignedCause",
    "Assignment",
    "Ballot",
    "Belated",
    "Body",
    "Cancelled",
    "Cell",
    "Closed",
    "Confirmed",
    "Decision",
    "Declined",
    "Entry",
    "Event",
    "Excuse",
    "Folding",
    "Merged",
    "Misfit",
    "Motion",
    "Newer",
    "Opened",
    "Parked",
    "Reopened",
    "Replanned",
    "Reshaped",
    "Revealed",
    "Settled",
    "Split",
    "Stage",
    "Today",
    "Vote",
    "Voting",
    "Workshop",
    "acceptance_of",
    "accepted_until",
    "answer_of",
    "decode",
    "encode",
    "fold",
    "incomplete",
    "is_back",
    "item_of",
    "motion_id",
    "restores",
    "stands",
    "undo",
    "undoes",
    "version_at",
    "vote_key",
]
