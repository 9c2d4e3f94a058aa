"""Which column of a table plays which role, by its header and by what stands in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from pennybell.domains.imports.amounts import is_number, parse_number
from pennybell.domains.imports.dates import parse_date
from pennybell.domains.imports.model import Role
from pennybell.domains.imports.vocabulary import (
    direction_of,
    fold,
    header_rank,
    is_ignored_header,
)

_PLAIN_DIGITS_MAX: Final = 7
"""A longer number without mark, sign or currency is an account or a reference."""
_BALANCE_ROWS_MIN: Final = 3
_NUMERIC_MAX: Final = 8
"""Number columns compared with each other when a running balance is looked for."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What stands in one column: shares of its filled cells, 0 to 1."""

    filled: int
    distinct: int
    dates: float
    amounts: float
    numbers: float
    directions: float
    currencies: float
    ibans: float

    @property
    def is_text(self) -> bool:
        strange = max(self.dates, self.numbers, self.directions, self.currencies, self.ibans)
        return self.filled > 0 and strange < 0.5


def is_date(cell: str) -> bool:
    return any(parse_date(cell, order) for order in ("ymd", "dmy", "mdy"))


def is_amount(cell: str) -> bool:
    bare = cell.strip()
    return is_number(bare) and not (bare.isdecimal() and len(bare) > _PLAIN_DIGITS_MAX)


def profile(cells: Sequence[str]) -> Profile:
    """Judge one column by a sample of its cells."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    count = len(filled) or 1
    return Profile(
        filled=len(filled),
        distinct=len(set(filled)),
        dates=sum(map(is_date, filled)) / count,
        amounts=sum(map(is_amount, filled)) / count,
        numbers=sum(map(is_number, filled)) / count,
        directions=sum(direction_of(c) != 0 or "transfer" in fold(c) for c in filled) / count,
        currencies=sum(len(c) == 3 and c.isascii() and c.isupper() for c in filled) / count,
        ibans=sum(_is_iban(c) for c in filled) / count,
    )


def assign(
    names: Sequence[str] | None,
    rows: Sequence[Sequence[str]],
    width: int,
    fixed: Mapping[Role, int | None],
) -> dict[Role, int]:
    """Give every role its column, from a sample of the table's records.

    `names` are those of the header, None without one. `fixed` holds the roles a person has decided;
    None there keeps a role empty.
    """
    cells = [[row[i] if i < len(row) else "" for row in rows] for i in range(width)]
    picker = _Picker(names, cells, fixed)
    picker.pick_date()
    picker.pick_money()
    picker.pick_facts()
    picker.pick_texts()
    return picker.roles


def is_header(fields: Sequence[str]) -> int:
    """How much a record looks like a header row: 0 not at all, else the number of roles it names."""
    names = [name for name in fields if name.strip()]
    if len(names) < 2 or any(map(is_date, names)) or any(len(name) > 80 for name in names):
        return 0
    roles: set[Role] = set()
    for name in names:
        known = [role for role in _HEADER_ROLES if _exact(name, role)]
        roles.update(known)
    if "date" not in roles or roles.isdisjoint(("amount", "debit", "credit")):
        return 0
    return len(roles)


_HEADER_ROLES: Final[tuple[Role, ...]] = (
    "date", "amount", "debit", "credit", "payee", "account", "category", "direction", "currency",
)  # fmt: skip


def _exact(name: str, role: Role) -> bool:
    rank = header_rank(name, role)
    # "date" and "amount" are telling inside a longer name too; "name" or "text" are not.
    return rank is not None and (rank < 1_000 or role in ("date", "amount"))


class _Picker:
    """The roles given so far; every `pick_` adds to them, best evidence first."""

    def __init__(
        self,
        names: Sequence[str] | None,
        cells: list[list[str]],
        fixed: Mapping[Role, int | None],
    ) -> None:
        self.names = names
        self.cells = cells
        self.profiles = [profile(column) for column in cells]
        self.fixed = fixed
        self.roles: dict[Role, int] = {
            role: column for role, column in fixed.items() if column is not None
        }

    def _free(self) -> list[int]:
        taken = set(self.roles.values())
        return [i for i in range(len(self.cells)) if i not in taken]

    def _named(self, role: Role) -> list[int]:
        if self.names is None:
            return []
        ranked = []
        for i in self._free():
            name = self.names[i] if i < len(self.names) else ""
            rank = None if is_ignored_header(name) else header_rank(name, role)
            if rank is not None:
                ranked.append((rank, i))
        return [i for _, i in sorted(ranked)]

    def _give(self, role: Role, candidates: Sequence[int]) -> bool:
        """The first candidate gets the role, unless a person has decided it."""
        if role in self.fixed or not candidates:
            return role in self.roles
        self.roles[role] = candidates[0]
        return True

    def _where(self, attribute: str, least: float, columns: Sequence[int]) -> list[int]:
        return [i for i in columns if getattr(self.profiles[i], attribute) >= least]

    def pick_date(self) -> None:
        named = self._named("date")
        sure = self._where("dates", 0.5, named)
        self._give("date", sure or self._where("dates", 0.8, self._free()) or named)

    def pick_money(self) -> None:
        money: tuple[Role, ...] = ("amount", "debit", "credit")
        decided = [role for role in money if self.fixed.get(role) is not None]
        if "amount" in decided or not decided:
            self._pick_amounts(pair_allowed="amount" not in decided)
        else:
            for role in money[1:]:
                self._give(role, [i for i in self._named(role) if self._may_be_money(i)])
        if "amount" in self.roles:
            self._pick_direction()

    def _may_be_money(self, column: int) -> bool:
        seen = self.profiles[column]
        return seen.filled == 0 or seen.numbers >= 0.8

    def _pick_amounts(self, *, pair_allowed: bool) -> None:
        if pair_allowed:
            out = [i for i in self._named("debit") if self._may_be_money(i)]
            into = [i for i in self._named("credit") if self._may_be_money(i)]
            into = [i for i in into if not out or i != out[0]]
            if out and into:
                self._give("debit", out)
                self._give("credit", into)
                return
        named = self._named("amount")
        sure = self._where("numbers", 0.5, named)
        guessed: list[int] = []
        if not sure:
            pair = self._complementary() if pair_allowed else None
            if pair is not None:
                self._give("debit", [pair[0]])
                self._give("credit", [pair[1]])
                return
            guessed = self._likely_amounts()
        if not self._give("amount", sure or guessed or named):
            self._give("debit", self._named("debit"))
            self._give("credit", self._named("credit"))

    def _complementary(self) -> tuple[int, int] | None:
        """Two neighbouring number columns of which each row fills exactly one: out, then in."""
        numeric = self._numeric()
        for left, right in pairwise(numeric):
            seen = self.profiles[left].filled, self.profiles[right].filled
            rows = list(zip(self.cells[left], self.cells[right], strict=True))
            if min(seen) and sum(seen) >= 3 and all(bool(a) != bool(b) for a, b in rows if a or b):
                return left, right
        return None

    def _numeric(self) -> list[int]:
        free = [i for i in self._free() if self.profiles[i].dates < 0.5]
        if self.names is not None:
            free = [i for i in free if not is_ignored_header(self.names[i])]
        return self._where("amounts", 0.8, free)

    def _likely_amounts(self) -> list[int]:
        """Number columns, the likeliest amount first; a running balance comes last."""
        numeric = self._numeric()
        few = numeric[:_NUMERIC_MAX]
        balances = {
            b for b in few for a in few if a != b and _is_balance(self.cells[b], self.cells[a])
        }

        def unlikely(column: int) -> tuple[bool, bool, int]:
            cells = self.cells[column]
            exact = any("." in cell or "," in cell or "-" in cell for cell in cells)
            return column in balances, not exact, column

        return sorted(numeric, key=unlikely)

    def _pick_direction(self) -> None:
        named = self._where("directions", 0.8, self._named("direction"))
        if not named and not any(_is_negative(c) for c in self.cells[self.roles["amount"]]):
            named = self._where("directions", 1.0, self._free())
            named = [i for i in named if self.profiles[i].filled == len(self.cells[i])]
        self._give("direction", named)

    def pick_facts(self) -> None:
        named = self._where("currencies", 0.8, self._named("currency"))
        everywhere = self._where("currencies", 1.0, self._free()) if self.names is None else []
        self._give("currency", named or everywhere)
        accounts = [i for i in self._named("account") if self.profiles[i].filled]
        if self.names is None:
            rows = len(self.cells[0]) if self.cells else 0
            accounts = self._where("ibans", 0.9, self._free())
            accounts = [i for i in accounts if self.profiles[i].distinct * 4 <= rows]
        self._give("account", accounts)
        self._give("category", self._named("category"))
        self._give("reference", self._named("reference"))

    def pick_texts(self) -> None:
        named = [i for i in self._named("payee") if self._may_be_text(i)]
        if not self._give("payee", named or self._named("note")) and "payee" not in self.fixed:
            texts = [i for i in self._free() if self.profiles[i].is_text]
            texts.sort(key=lambda i: (-self.profiles[i].distinct, i))
            self._give("payee", texts)
        notes = [i for i in self._named("note") if self._may_be_text(i)]
        if self.names is None:
            notes = [i for i in self._free() if self.profiles[i].is_text]
        self._give("note", notes)

    def _may_be_text(self, column: int) -> bool:
        seen = self.profiles[column]
        return seen.dates < 0.5 and seen.amounts < 0.9


def _is_iban(cell: str) -> bool:
    bare = cell.replace(" ", "")
    return 15 <= len(bare) <= 34 and bare[:2].isalpha() and bare[2:4].isdecimal() and bare.isalnum()


def _is_negative(cell: str) -> bool:
    number = parse_number(cell, ".") or parse_number(cell, ",")
    return number is not None and number.negative


def _is_balance(balance: Sequence[str], amounts: Sequence[str]) -> bool:
    """Whether one column runs on by the other, downwards or upwards."""
    sums = [(_cents(b), _cents(a)) for b, a in zip(balance, amounts, strict=True)]
    known = [(b, a) for b, a in sums if b is not None and a is not None][:50]
    steps = list(pairwise(known))
    if len(steps) < _BALANCE_ROWS_MIN:
        return False
    down = sum(after[0] - before[0] == after[1] for before, after in steps)
    up = sum(before[0] - after[0] == before[1] for before, after in steps)
    return max(down, up) * 10 >= len(steps) * 8


def _cents(cell: str) -> int | None:
    number = parse_number(cell, ".") or parse_number(cell, ",")
    if number is None:
        return None
    value = int((number.whole + number.part[:2].ljust(2, "0"))[-18:])
    return -value if number.negative else value
