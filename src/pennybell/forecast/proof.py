"""The forecast beside true probabilities: generated households, whose state says how likely it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pennybell.forecast.evaluation import Row, reliability
from pennybell.forecast.generator import Check
from pennybell.forecast.rivals import METHODS, Method
from pennybell.forecast.scores import Answer, Figure, Tally, brier, calibration_error, figure, tally

TRUTH: Final = "true probability"


@dataclass(frozen=True, slots=True)
class Proven:
    """One method on generated households.

    Attributes:
        brier: of what came; no forecaster can be better than the true probability's.
        ece: against what came.
        ece_of_truth: against the true probabilities.
        reliability: `came` is the mean true probability.
    """

    method: str
    brier: Figure
    ece: Figure
    ece_of_truth: Figure
    reliability: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """All methods, the true probability itself among them; intervals are over households."""

    checks: int
    households: int
    overruns: int
    proven: tuple[Proven, ...]


def prove(checks: Iterable[Check], *, methods: Mapping[str, Method] = METHODS) -> Proof:
    """Ask every method every question."""
    by_household: dict[int, list[Check]] = {}
    for check in checks:
        by_household.setdefault(check.household, []).append(check)
    groups = list(by_household.values())
    assert groups, "there is nothing to ask"
    said = {
        name: [[method(check.standing) for check in group] for group in groups]
        for name, method in methods.items()
    }
    said[TRUTH] = [[check.truth for check in group] for group in groups]
    return Proof(
        checks=sum(map(len, groups)),
        households=len(groups),
        overruns=sum(check.is_overrun for group in groups for check in group),
        proven=tuple(_proven(name, groups, answers) for name, answers in said.items()),
    )


def _proven(method: str, groups: list[list[Check]], said: list[list[float]]) -> Proven:
    came: list[Tally] = []
    true: list[Tally] = []
    for group, answers in zip(groups, said, strict=True):
        pairs = list(zip(group, answers, strict=True))
        came.append(tally(Answer(p, float(check.is_overrun)) for check, p in pairs))
        true.append(tally(Answer(p, check.truth) for check, p in pairs))
    return Proven(
        method=method,
        brier=figure(came, brier),
        ece=figure(came, calibration_error),
        ece_of_truth=figure(true, calibration_error),
        reliability=reliability(true),
    )
