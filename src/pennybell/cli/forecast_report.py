"""The figures of `pennybell forecast evaluate` as text."""

from collections.abc import Iterable, Sequence

from pennybell.forecast.evaluation import Alerts, Judged, Part, Row
from pennybell.forecast.proof import Proof
from pennybell.forecast.scores import Figure
from pennybell.forecast.walk import SHARES

BRACKETS = "In brackets: 95 % interval of a bootstrap over {}."


def lines_of(parts: Sequence[Part]) -> list[str]:
    """All figures of a file; the method itself is the first that was judged."""
    lines = [
        f"Asked after {', '.join(map(str, SHARES))} % of each month; alerts looked for every evening.",
        "The last third of the months is held out for the final figure; tune on the first two only.",
        BRACKETS.format("budgets"),
    ]
    for part in parts:
        lines += [
            "",
            f"== {part.name}: {part.periods} months of {part.budgets} budgets, "
            f"{part.checks} checks, {part.overruns} months overrun",
            f"{'':<24}{'Brier':<22}{'log loss':<22}ECE",
            *(_scores(each.method, each.scores.values()) for each in part.judged),
            *_gains(part.judged[0]),
            "",
            f"{'alerts before overrun':<24}{'tier':<8}{'precision':<26}{'recall':<26}lead",
            *(_alerts(each.method, alerts) for each in part.judged for alerts in each.alerts),
            "",
            *_reliability(part.judged[0].reliability, "came true"),
        ]
    return lines


def lines_of_proof(proof: Proof) -> list[str]:
    """All figures of generated households."""
    return [
        BRACKETS.format("households"),
        f"{proof.checks} checks, {proof.households} households, {proof.overruns} overrun",
        f"{'':<24}{'Brier':<22}{'ECE, outcomes':<22}ECE, true probability",
        *(_scores(each.method, (each.brier, each.ece, each.ece_of_truth)) for each in proof.proven),
        "",
        *_reliability(proof.proven[0].reliability, "truth"),
    ]


def _scores(method: str, figures: Iterable[Figure]) -> str:
    cells = "".join(f"{_figure(each):<22}" for each in figures)
    return f"{method:<24}{cells}".rstrip()


def _figure(each: Figure) -> str:
    return f"{each.value:.3f} [{each.low:.3f} {each.high:.3f}]"


def _gains(judged: Judged) -> list[str]:
    return [
        f"Brier of {judged.method}: {_percent(gain)} below {rival}"
        for rival, gain in judged.below.items()
    ]


def _alerts(method: str, found: Alerts) -> str:
    lead = "-"
    if found.lead_days_median is not None:
        lead = f"median {found.lead_days_median:g}, mean {found.lead_days_mean:.1f} days"
    right = f"{found.right}/{found.raised} {_percent(found.precision)}"
    seen = f"{found.right}/{found.overruns} {_percent(found.recall)}"
    return f"{method:<24}{found.tier:<8}{right:<26}{seen:<26}{lead}"


def _percent(share: Figure | None) -> str:
    return f"{share.value:.0%} [{share.low:.0%} {share.high:.0%}]" if share else "-"


def _reliability(rows: Iterable[Row], came: str) -> list[str]:
    return [
        f"{'said':>12}{'checks':>10}{'mean said':>12}{came:>12}",
        *(
            f"{row.low:>8.1f}-{row.high:.1f}{row.count:>10}{row.said:>12.3f}{row.came:>12.3f}"
            for row in rows
        ),
    ]
