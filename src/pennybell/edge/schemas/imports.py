"""Answers about statement imports."""

from typing import Any, Literal

from pennybell.edge.schemas.fields import Answer, SeqField
from pennybell.events.shapes import ImportStatus


class UnreadableLine(Answer):
    """A line of the file that was left out, and why."""

    line: int
    reason: str


class ImportRow(Answer):
    """`done` counts rows of the file dealt with so far."""

    id: str
    filename: str
    status: ImportStatus
    rows_total: int
    rows_new: int
    rows_duplicate: int
    rows_unreadable: int
    done: int
    created_at: str
    finished_at: str | None
    unreadable: list[UnreadableLine]


class ImportSeqAnswer(ImportRow):
    seq: SeqField


class ImportList(Answer):
    items: list[ImportRow]


class FileAccount(Answer):
    """An account the file names; one that does not exist is opened by importing."""

    name: str
    exists: bool


class SampleRow(Answer):
    line: int
    date: str
    payee: str | None
    amount_minor: int
    currency: str
    account: str | None
    category: str | None
    kind: Literal["standard", "transfer"]
    duplicate: bool


class ImportPreview(Answer):
    """What was detected (send `mapping` back, changed, to override it) and what importing does."""

    delimiter: str
    encoding: str
    date_format: str
    decimal: str
    has_header: bool
    columns: list[str]
    mapping: dict[str, Any]
    notes: list[str]
    accounts: list[FileAccount]
    rows_total: int
    rows_new: int
    rows_duplicate: int
    transfers_paired: int
    transfers_single: int
    unreadable: list[UnreadableLine]
    sample: list[SampleRow]
