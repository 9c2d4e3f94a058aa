"""Text to records: fields with the physical line each record begins on.

The csv module does the splitting. What it lacks is recovery: one quotation mark that is never closed
would swallow the rest of the file. Here such a record is reported and the next line starts afresh.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

SAMPLE_RECORDS: Final = 400
_SAMPLE_LINES: Final = 8_000
"""Physical lines looked through for the sample, so that blank ones do not make it long."""
RECORD_LINES_MAX: Final = 64
"""Physical lines one record may span; bounds both memory and the work of starting afresh."""


class Record(NamedTuple):
    """Attributes: `line` is physical and 1-based; `runaway` when its quotation never ends."""

    line: int
    fields: list[str]
    runaway: bool = False


class _RunawayError(Exception):
    pass


class _Feed:
    """Lines for one csv reader, which stops a record that does not end."""

    __slots__ = ("at", "lines", "start")

    def __init__(self, lines: list[str], at: int) -> None:
        self.lines = lines
        self.at = at
        self.start = at

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        at = self.at
        if at - self.start >= RECORD_LINES_MAX:
            raise _RunawayError
        if at >= len(self.lines):
            if at > self.start:
                raise _RunawayError
            raise StopIteration
        self.at = at + 1
        return self.lines[at]


def split_lines(text: str) -> list[str]:
    """Physical lines with their ends: CR, LF and CRLF only, as an editor counts them."""
    return list(io.StringIO(text, newline=""))


def records(
    lines: list[str],
    delimiter: str,
    quote: str,
    *,
    widths: frozenset[int] = frozenset(),
    start: int = 0,
) -> Iterator[Record]:
    """Split lines into records, from the zero-based line `start` on. Blank lines are no records.

    With `widths`, a record over several lines that has another number of fields is taken for a stray
    quotation mark: its first line is runaway and the next line starts afresh.
    """
    at = start
    while at < len(lines):
        feed = _Feed(lines, at)
        reader = csv.reader(feed, delimiter=delimiter, quotechar=quote)
        try:
            for fields in reader:
                if feed.at - feed.start > 1:
                    _refuse_stray(feed, fields, widths, delimiter=delimiter, quote=quote)
                if fields:
                    yield Record(feed.start + 1, fields)
                feed.start = feed.at
            return
        except (_RunawayError, csv.Error):
            yield Record(feed.start + 1, [lines[feed.start].rstrip("\r\n")], runaway=True)
            at = feed.start + 1


def _refuse_stray(
    feed: _Feed, fields: list[str], widths: frozenset[int], *, delimiter: str, quote: str
) -> None:
    """Refuse a record over several lines that two stray quotation marks have put together.

    Either it has an odd number of fields, or text follows its closing mark, which only the strict
    reader minds.
    """
    if widths and len(fields) not in widths:
        raise _RunawayError
    raw = feed.lines[feed.start : feed.at]
    next(csv.reader(raw, delimiter=delimiter, quotechar=quote, strict=True))


def table(
    lines: list[str], delimiter: str, quote: str, *, first_line: int, width: int = 0
) -> Iterator[Record]:
    """The records of a table that begins on the physical line `first_line`.

    `width` is the number of named columns, 0 when not known yet.
    """
    start = first_line - 1
    widths = {usual_width(sample_records(lines, delimiter, quote, start=start)), width} - {0}
    return records(lines, delimiter, quote, widths=frozenset(widths), start=start)


def sample_records(lines: list[str], delimiter: str, quote: str, *, start: int = 0) -> list[Record]:
    """The first records from the zero-based line `start` on."""
    head = lines[: start + _SAMPLE_LINES]
    return list(islice(records(head, delimiter, quote, start=start), SAMPLE_RECORDS))


def usual_width(sample: list[Record]) -> int:
    """How many fields most records have; of two equally frequent numbers the larger."""
    counts = Counter(len(record.fields) for record in sample if any(record.fields))
    return max(counts, key=lambda width: (counts[width], width), default=0)
