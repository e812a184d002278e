"""What stands on the buttons of a ballot and beside them."""

from pages.ballot.motion import WORDS
from pages.shared import session
from raci.store import Fate

t = session.t


def in_browser() -> dict[str, str | dict[Fate, str]]:
    """Name in the browser -> the words."""

    return {
        **{name: t(word) for name, word in WORDS.items()},
        "party": t("Party"),
        "back": t("Back"),
        "next": t("Next"),
        "finish": t("Finish"),
        "unsure": t("Don't know"),
        "unclear": t("Unclear in the text"),
        "today": t("As it stands today"),
        "same": t("The same as I said for today"),
        "another": t("Another party"),
        "progress": t("Rows answered"),
        "sending": t("Saving…"),
        "kept": t("Saved. Only you see it until the reveal."),
        "left": t("{n} still to answer", n="{n}"),
        "all": t("All answered. Thank you."),
        "change": t("You can change any answer until the reveal."),
        "revealed": t("The answers are on the wall now."),
        "wall": t("Thank you; from here on the room decides together."),
        "cut": t("No connection; what you tap stays on this phone."),
        "retry": t("Nothing gets through, trying again · not sent since {time}", time="{time}"),
        "stays": t("Not sent yet; it stays on this phone."),
        "unsent": t("not sent"),
        "unsentHead": t("Not sent yet: {n} of {all}", n="{n}", all="{all}"),
        "before": t("These answers are kept on this phone; those that arrive before the reveal count."),
        "after": t("These answers are kept on this phone. The facilitator is told that they are late."),
        "aloud": t("No way to connect? Try another network, or read these answers out to the facilitator."),
        "again": t("Try again now"),
        "lateHead": t("Too late for the reveal: {n}", n="{n}"),
        "late": t("They are kept apart from the answers on the wall; the facilitator can take them in as late."),
        "fates": {Fate.WAITING: t("too late"), Fate.TAKEN: t("late, taken in"), Fate.LEFT: t("late, left out")},
    }
