"""What a benchmark found, what it should reach, and what stands beside it."""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Figure:
    """`reach`: the most it may be; None where it is only shown.

    `beside`: floors and peers measured in the same run, in the same unit unless they say another.
    """

    name: str
    value: float
    unit: str
    reach: float | None = None
    beside: dict[str, float] = field(default_factory=dict)
    note: str = ""

    @property
    def is_reached(self) -> bool:
        return self.reach is None or self.value <= self.reach


def print_table(figures: Iterable[Figure]) -> None:
    shown = list(figures)
    width = max((len(each.name) for each in shown), default=0) + 1
    print(f"{'figure':<{width}}{'found':>8}{'reach':>10}  {'':<6}beside")
    for each in shown:
        reach = f"<= {_short(each.reach)}" if each.reach is not None else ""
        verdict = "" if each.reach is None else "ok" if each.is_reached else "SHORT"
        beside = ", ".join(f"{name} {_short(value)}" for name, value in each.beside.items())
        print(f"{each.name:<{width}}{_short(each.value):>8}{reach:>10}  {verdict:<6}{beside}")
        if each.note:
            print(f"    {each.note}")


def _short(value: float) -> str:
    if value == int(value) and abs(value) < 1e6:
        return f"{int(value)}"
    return f"{value:.3g}" if abs(value) < 1_000 else f"{value:,.0f}"
