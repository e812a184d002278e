"""`raci read`: how a foreign file is read, in words or as JSON, and the matrix where a place for it is given."""

import argparse
import json
from pathlib import Path

from raci.cli.streams import CLEAN, GAPS, tell_unread, write
from raci.file.dump import dumps
from raci.sheets import Document, as_json, matrix_of, open_safely, read, summary
from raci.sheets.trouble import hold_size, trouble
from raci.words.problem import LoadError


def read_file(args: argparse.Namespace) -> int:
    """The exit status; with `--onto` 1 where file and matrix still differ. Raises LoadError."""

    path = Path(args.file)
    try:
        hold_size(path.stat().st_size, args.file)
        data = path.read_bytes()
    except OSError as error:
        return tell_unread(args.file, error, args.lang)
    document = open_safely(data, path.name)
    return _compare(args, document) if args.onto else _tell(args, document, path)


def _compare(args: argparse.Namespace, document: Document) -> int:
    from raci.cli.returning import differences  # brings the log

    lines, is_other = differences(args, document)
    status = write(f"{lines}\n".encode("utf-8", "backslashreplace"), None, args.lang)
    return max(status, GAPS if is_other else CLEAN)


def _tell(args: argparse.Namespace, document: Document, path: Path) -> int:
    reading = read(document, path.name)
    if not reading.matrices:
        raise LoadError([problem.at(args.file) for problem in trouble("none").problems])
    if args.out:
        status = write(dumps(matrix_of(reading, args.title or path.stem)).encode(), args.out, args.lang)
        if status != CLEAN:
            return status
    if args.json:
        return write((json.dumps(as_json(reading), ensure_ascii=False, indent=1) + "\n").encode(), None, args.lang)
    print("\n".join(summary(reading, args.lang)))
    return CLEAN
