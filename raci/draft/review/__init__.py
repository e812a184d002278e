"""What persons say of a reading, step by step, and the letters that stand because they said so.

Step        one thing a person did, such as striking a party or giving a letter; nothing is ever changed in place
standing(steps)                  those that have not been taken back
parties_of(found, steps)         the parties after merging, striking, renaming and adding
answers_of(steps)                letters by sentence and party, sentences without one that were read, names
questions_of(reading, answers)         sentence by sentence what is proposed and what was answered
drafts_now(reading, answers)     the letters confirmed, and those proposed where nobody has answered
letters_of(reading, answers)     the letters that a person has confirmed, for a matrix
differences(before, after)       what two editions of a text have apart, sentence by sentence
"""

from raci.draft.review.answers import Answers, answers_of, drafts_now, letters_gone, letters_of
from raci.draft.review.editions import Differences, differences, likeness
from raci.draft.review.parties import Doubt, affected, doubts, lists_of_nobody, owners_of, parties_of, switches_of
from raci.draft.review.questions import Asked, Cell, questions_of
from raci.draft.review.steps import Step, StepKind, kept_step, standing, step_of

__all__ = [
    "Answers", "Asked", "Cell", "Differences", "Doubt", "Step", "StepKind", "affected", "answers_of",
    "differences", "doubts", "drafts_now", "kept_step", "letters_gone", "letters_of", "likeness", "lists_of_nobody",
    "owners_of", "parties_of", "questions_of", "standing", "step_of", "switches_of",
]  # fmt: skip
