"""Recognising a row that was imported before."""

import hashlib
import unicodedata
from collections.abc import Sequence
from typing import Final

from pennybell.domains.imports.model import Row

KEY_BYTES: Final = 16
"""128 bits: among 10^9 rows of one household two keys meet with a chance below 10^-20."""


def import_keys(rows: Sequence[Row], *, account: str = "") -> list[bytes]:
    """A stable key of `KEY_BYTES` per row, in order.

    Equal rows (account, date, amount, currency, payee, reference) are numbered, so two identical
    purchases on one day have two keys, and the same rows in another file have the same keys. The
    line, the note and the category do not count: banks change them between downloads. `account`
    stands in for rows that name none: give the account they are imported into.
    """
    folded: dict[str, str] = {}
    seen: dict[str, int] = {}
    keys = []
    for row in rows:
        text = "\x1f".join(
            (
                _folded(row.account or account, folded),
                row.date.isoformat(),
                str(row.amount_minor),
                row.currency,
                _folded(row.payee or row.note or "", folded),
                row.reference or "",
            )
        )
        occurrence = seen.get(text, 0)
        seen[text] = occurrence + 1
        whole = f"{text}\x1f{occurrence}".encode()
        keys.append(hashlib.blake2b(whole, digest_size=KEY_BYTES).digest())
    return keys


def _folded(text: str, known: dict[str, str]) -> str:
    if text not in known:
        known[text] = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return known[text]
