"""Cash flow as a Sankey diagram: incomes into one pool, spending and what was saved out of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from pennybell.analytics.view import View, check
from pennybell.domains.totals.model import Flow, summed
from pennybell.domains.transactions.model import UNCATEGORISED
from pennybell.events.analytics import CashFlow, FlowKind, FlowLink, FlowNode
from pennybell.kit.periods import Days

POOL = "pool"


@dataclass(slots=True)
class _Diagram:
    """`links`: by source and target."""

    nodes: dict[str, FlowNode] = field(default_factory=dict)
    links: dict[tuple[str, str], int] = field(default_factory=dict)

    def node(self, kind: FlowKind, category_id: str | None, name: str | None, minor: int) -> str:
        """The id of a node that this amount passes; it is added to what passes it already."""
        id_ = f"{kind}:{category_id or UNCATEGORISED}" if kind in _OF_CATEGORIES else kind
        known = self.nodes.get(id_)
        self.nodes[id_] = FlowNode.model_construct(
            id=id_,
            kind=kind,
            category_id=category_id,
            name=name,
            amount_minor=minor + (known.amount_minor if known else 0),
        )
        return id_

    def link(self, source: str, target: str, minor: int) -> None:
        self.links[source, target] = self.links.get((source, target), 0) + minor


_OF_CATEGORIES: frozenset[FlowKind] = frozenset({"income", "refund", "spending"})


def read_cash_flow(view: View, days: Days) -> CashFlow:
    """Where the money of these days came from and where it went.

    A child category flows through its parent. A category of spending that got more back than went
    out is a source (`refund`); one of income that paid back more than came in is spending.

    Raises:
        Invalid: 422 `bad_range`.
    """
    check(days)
    totals = view.totals(days, "whole")
    income = _by_category(totals.flows, view.buckets.income_of)
    spent = _by_category(totals.flows, view.buckets.spending_of)
    diagram = _Diagram()
    for category_id, minor in _moved(view, income):
        _flow(diagram, view, "income" if minor > 0 else "spending", category_id, abs(minor))
    for category_id, minor in _moved(view, spent):
        _flow(diagram, view, "spending" if minor > 0 else "refund", category_id, abs(minor))
    all_in, all_out = sum(income.values()), sum(spent.values())
    saved = all_in - all_out
    if saved > 0:
        diagram.link(POOL, diagram.node("saved", None, None, saved), saved)
    elif saved < 0:
        diagram.link(diagram.node("drawn", None, None, -saved), POOL, -saved)
    through = sum(minor for (_, target), minor in diagram.links.items() if target == POOL)
    if through:
        diagram.node("pool", None, None, through)
    return CashFlow.model_construct(
        first=days.first,
        last=days.last,
        currency=view.currency,
        income_minor=all_in,
        spent_minor=all_out,
        saved_minor=saved,
        nodes=sorted(diagram.nodes.values(), key=_rank),
        links=[
            FlowLink.model_construct(source=source, target=target, amount_minor=minor)
            for (source, target), minor in sorted(
                diagram.links.items(), key=lambda each: (-each[1], each[0])
            )
        ],
        unconverted=view.moved_without_rate(totals.unconverted),
        as_of_seq=view.as_of_seq,
    )


def _by_category(flows: list[Flow], amount_of: Callable[[Flow], int]) -> dict[str | None, int]:
    return summed(
        flows, lambda flow: None if flow.bucket == UNCATEGORISED else flow.bucket, amount_of
    )


def _moved(view: View, sums: dict[str | None, int]) -> Iterator[tuple[str | None, int]]:
    """By name, so that the same money makes the same diagram."""
    for category_id in sorted(sums, key=lambda each: (_name(view, each) or "", each or "")):
        if sums[category_id]:
            yield category_id, sums[category_id]


def _name(view: View, category_id: str | None) -> str | None:
    return None if category_id is None else view.categories[category_id].name


def _flow(
    diagram: _Diagram, view: View, kind: FlowKind, category_id: str | None, minor: int
) -> None:
    """Lead an amount between a category and the pool, through its parent."""
    way = [diagram.node(kind, category_id, _name(view, category_id), minor)]
    parent_id = view.categories[category_id].parent_id if category_id is not None else None
    if parent_id is not None:
        way.append(diagram.node(kind, parent_id, _name(view, parent_id), minor))
    way.append(POOL)
    if kind == "spending":
        way.reverse()
    for source, target in pairwise(way):
        diagram.link(source, target, minor)


def _rank(node: FlowNode) -> tuple[int, int, str]:
    kinds: list[FlowKind] = ["income", "refund", "drawn", "pool", "spending", "saved"]
    return kinds.index(node.kind), -node.amount_minor, node.id
