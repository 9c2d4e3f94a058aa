"""How much is measured: everything, or enough to see that it works."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sizes:
    """Numbers of sockets, of rounds, and seconds."""

    memory: int
    broadcast: int
    rounds: int
    turns: int
    idle: int
    idle_s: float
    storm: int
    latency: int
    latency_s: float
    crowd: int
    crowd_s: float
    churn: int
    churn_rounds: int


FULL = Sizes(
    memory=10_000,
    broadcast=5_000,
    rounds=10,
    turns=4,
    idle=1_000,
    idle_s=60,
    storm=5_000,
    latency=1_000,
    latency_s=30,
    crowd=19_000,
    crowd_s=60,
    churn=5_000,
    churn_rounds=10,
)
QUICK = Sizes(
    memory=1_500,
    broadcast=1_000,
    rounds=10,
    turns=2,
    idle=300,
    idle_s=10,
    storm=600,
    latency=300,
    latency_s=5,
    crowd=1_500,
    crowd_s=5,
    churn=500,
    churn_rounds=4,
)
