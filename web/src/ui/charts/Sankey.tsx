import { type ReactNode, useMemo, useState } from "react";
import { ChartFrame, type ChartTable } from "~/ui/charts/ChartFrame";
import classes from "~/ui/charts/Sankey.module.css";
import { type FlowIn, layOut, type PlacedNode } from "~/ui/charts/sankey";
import { useFormats } from "~/ui/formats";
import { axisText } from "~/ui/moneyText";

export type FlowTone = "in" | "pool" | "out" | "saved" | "drawn";

interface Props {
  flow: FlowIn;
  currency: string;
  /** What a node is called and how it is drawn, by its id. */
  look: (id: string) => { name: string; tone: FlowTone };
  height: number;
  summary: ReactNode;
  table: ChartTable;
}

const THICKNESS = 12;
/** Beside the last column, for its words. */
const LABEL = 132;
const NARROW = 560;
/** A node lower than this has no words: they would stand on its neighbour's. */
const WORDS_FROM = 7;

/** Where money came from and went to: bands as wide as what flows. */
export function Sankey({ flow, currency, look, height, summary, table }: Props) {
  return (
    <ChartFrame summary={summary} table={table} height={height}>
      {(width) => <Drawing flow={flow} currency={currency} look={look} width={width} height={height} />}
    </ChartFrame>
  );
}

function Drawing({
  flow,
  currency,
  look,
  width,
  height,
}: Omit<Props, "summary" | "table"> & { width: number }) {
  const { locale } = useFormats();
  const [over, setOver] = useState<string | null>(null);
  const isNarrow = width < NARROW;
  const placed = useMemo(
    () =>
      layOut(flow, {
        width: width - (isNarrow ? 112 : LABEL),
        height: height - 4,
        thickness: THICKNESS,
        gap: 9,
        columns_max: isNarrow ? 3 : 4,
      }),
    [flow, width, height, isNarrow],
  );
  return (
    <svg className={classes.flow} width={width} height={height} aria-hidden="true">
      {placed.links.map(({ source, target, path }) => (
        <path
          key={`${source} ${target}`}
          className={classes.link}
          data-tone={look(target).tone === "pool" ? look(source).tone : look(target).tone}
          data-faint={(over !== null && over !== source && over !== target) || undefined}
          d={path}
        />
      ))}
      {placed.nodes.map((node) => {
        const { tone } = look(node.id);
        return (
          <g key={node.id} onPointerEnter={() => setOver(node.id)} onPointerLeave={() => setOver(null)}>
            <rect
              className={classes.node}
              data-tone={tone}
              x={node.x}
              y={node.y}
              width={THICKNESS}
              height={node.height}
              rx="2"
            />
          </g>
        );
      })}
      {placed.nodes.map((node) => (
        <Words
          key={node.id}
          node={node}
          {...look(node.id)}
          amount={axisText(node.amount_minor, currency, locale)}
          isNarrow={isNarrow}
        />
      ))}
    </svg>
  );
}

interface WordsProps {
  node: PlacedNode;
  name: string;
  tone: FlowTone;
  amount: string;
  isNarrow: boolean;
}

/** Above all ribbons. Where there is little room the amount stands below the name, or nowhere. */
function Words({ node, name, tone, amount, isNarrow }: WordsProps) {
  if (tone === "pool" || node.height < WORDS_FROM) return null;
  const x = node.x + THICKNESS + 6;
  const middle = node.y + node.height / 2;
  const isStacked = isNarrow && node.column === 0;
  return (
    <text className={classes.text} x={x} y={middle + (isStacked && node.height > 30 ? -3 : 4)}>
      {brief(name, isNarrow ? 12 : 18)}
      {isStacked ? (
        node.height > 30 && (
          <tspan className={classes.amount} x={x} dy="16">
            {amount}
          </tspan>
        )
      ) : (
        <tspan className={classes.amount} dx="5">
          {amount}
        </tspan>
      )}
    </text>
  );
}

function brief(name: string, length: number): string {
  const letters = [...name];
  return letters.length > length ? `${letters.slice(0, length - 1).join("")}\u2026` : name;
}
