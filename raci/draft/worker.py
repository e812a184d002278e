"""A document turned into text in a process of its own; what that may cost stands in the limits."""

from raci.draft.convert import convert
from raci.draft.limits import LIMIT_SECONDS
from raci.draft.trouble import trouble
from raci.file.apart import Stopped, answer, answer_of
from raci.file.limits import LIMIT_MEMORY_BYTES


def convert_safely(data: bytes, form: str) -> str:
    """The text of a document. Raises LoadError for what cannot be read, or costs more than the limits allow."""

    try:
        return str(answer_of("raci.draft.worker", form, data, LIMIT_SECONDS))
    except Stopped as stopped:
        is_dear = stopped.status is None or stopped.status < 0 or stopped.status == 1
        raise (trouble("cost") if is_dear else trouble("broken", form=form.upper())) from None


if __name__ == "__main__":
    raise SystemExit(answer(convert, LIMIT_SECONDS, LIMIT_MEMORY_BYTES))
