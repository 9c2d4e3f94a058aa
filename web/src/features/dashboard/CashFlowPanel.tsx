import { useMemo } from "react";
import type { CashFlow } from "~/api/types";
import { foldFlow } from "~/features/dashboard/foldFlow";
import { Nothing, Panel } from "~/features/dashboard/Panel";
import { Uncounted } from "~/features/dashboard/Uncounted";
import { useCashFlow } from "~/queries/analytics";
import { type FlowTone, Sankey } from "~/ui/charts/Sankey";
import { Money } from "~/ui/Money";
import { UserText } from "~/ui/UserText";

type Kind = CashFlow["nodes"][number]["kind"];

const TONES: Record<Kind, FlowTone> = {
  income: "in",
  refund: "in",
  drawn: "drawn",
  pool: "pool",
  spending: "out",
  saved: "saved",
};

const NAMES: Partial<Record<Kind, string>> = {
  income: "Other income",
  refund: "Refunds",
  drawn: "From savings",
  spending: "Without category",
  saved: "Kept",
};

/** Where this month's money came from and went to. */
export function CashFlowPanel() {
  const asked = useCashFlow();
  return (
    <Panel title="Cash flow this month" asked={asked} height={360}>
      {(flow) =>
        flow.links.length === 0 ? (
          <Nothing>No money has moved this month.</Nothing>
        ) : (
          <>
            <Flow flow={flow} />
            <Uncounted amounts={flow.unconverted} />
          </>
        )
      }
    </Panel>
  );
}

function Flow({ flow }: { flow: CashFlow }) {
  const { currency, income_minor, spent_minor, saved_minor } = flow;
  const folded = useMemo(() => foldFlow(flow), [flow]);
  const byId = new Map(folded.nodes.map((node) => [node.id, node]));
  const nameOf = (id: string) => {
    const node = byId.get(id);
    return node ? (node.name ?? NAMES[node.kind] ?? "Everything") : id;
  };
  return (
    <Sankey
      flow={folded}
      currency={currency}
      height={340}
      look={(id) => ({ name: nameOf(id), tone: TONES[byId.get(id)?.kind ?? "spending"] })}
      summary={
        <>
          This month <Money minor={income_minor} currency={currency} /> came in,{" "}
          <Money minor={spent_minor} currency={currency} /> went out,{" "}
          <Money minor={saved_minor} currency={currency} /> was kept.
        </>
      }
      table={{
        head: ["From", "To", "Amount"],
        rows: flow.links.map(({ source, target, amount_minor }) => ({
          key: `${source} ${target}`,
          cells: [
            <UserText key="s">{namedIn(flow, source)}</UserText>,
            <UserText key="t">{namedIn(flow, target)}</UserText>,
            <Money key="m" minor={amount_minor} currency={currency} />,
          ],
        })),
      }}
    />
  );
}

function namedIn(flow: CashFlow, id: string): string {
  const node = flow.nodes.find((one) => one.id === id);
  return node ? (node.name ?? NAMES[node.kind] ?? "Everything") : id;
}
