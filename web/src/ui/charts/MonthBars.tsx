import { type ReactNode, useState } from "react";
import { ChartFrame, type ChartTable } from "~/ui/charts/ChartFrame";
import classes from "~/ui/charts/MonthBars.module.css";
import { axisOf } from "~/ui/charts/scale";
import timeClasses from "~/ui/charts/TimeChart.module.css";
import { useFormats } from "~/ui/formats";
import { axisText } from "~/ui/moneyText";

export interface MonthBar {
  key: string;
  /** A few letters; where there is no room, the first. */
  brief: string;
  in_minor: number;
  out_minor: number;
}

interface Props {
  months: readonly MonthBar[];
  currency: string;
  height?: number;
  name: string;
  summary: ReactNode;
  table: ChartTable;
  readout: (place: number) => ReactNode;
  spoken: (place: number) => string;
}

const PAD = { top: 8, right: 4, bottom: 22, left: 48 };

/** What came in beside what went out, month by month. */
export function MonthBars({ months, currency, height = 190, name, summary, table, readout, spoken }: Props) {
  const { locale } = useFormats();
  const [place, setPlace] = useState<number | null>(null);
  const shown = place ?? months.length - 1;
  const values = months.flatMap(({ in_minor, out_minor }) => [in_minor, out_minor]);
  const axis = axisOf(Math.min(0, ...values), Math.max(1, ...values));
  const y = (minor: number) =>
    PAD.top + ((axis.high - minor) / (axis.high - axis.low)) * (height - PAD.top - PAD.bottom);
  return (
    <>
      <p className={timeClasses.readout}>{months.length > 0 && readout(shown)}</p>
      <ChartFrame summary={summary} table={table} height={height}>
        {(width) => {
          const step = (width - PAD.left - PAD.right) / Math.max(1, months.length);
          const bar = Math.min(16, step * 0.36);
          return (
            <>
              <svg className={timeClasses.chart} width={width} height={height} aria-hidden="true">
                {axis.ticks.map((tick) => (
                  <g key={tick}>
                    <path
                      className={timeClasses.across}
                      data-zero={tick === 0 || undefined}
                      d={`M${PAD.left} ${y(tick)}H${width - PAD.right}`}
                    />
                    <text className={timeClasses.text} x={PAD.left - 8} y={y(tick) + 4} textAnchor="end">
                      {axisText(tick, currency, locale)}
                    </text>
                  </g>
                ))}
                {months.map((month, at) => {
                  const middle = PAD.left + step * (at + 0.5);
                  return (
                    <g key={month.key} className={classes.month} data-here={at === shown || undefined}>
                      <Bar x={middle - bar - 1} width={bar} from={y(0)} to={y(month.in_minor)} tone="in" />
                      <Bar x={middle + 1} width={bar} from={y(0)} to={y(month.out_minor)} tone="out" />
                      <text className={timeClasses.text} x={middle} y={height - 5} textAnchor="middle">
                        {step < 32 ? [...month.brief][0] : month.brief}
                      </text>
                    </g>
                  );
                })}
              </svg>
              <input
                type="range"
                className={timeClasses.cursor}
                style={{ insetInlineStart: PAD.left, width: width - PAD.left - PAD.right }}
                aria-label={name}
                min={0}
                max={Math.max(0, months.length - 1)}
                value={shown}
                aria-valuetext={months.length > 0 ? spoken(shown) : undefined}
                onChange={(event) => setPlace(Number(event.currentTarget.value))}
                onPointerMove={(event) => {
                  const { left } = event.currentTarget.getBoundingClientRect();
                  const at = Math.floor((event.clientX - left) / step);
                  setPlace(Math.min(months.length - 1, Math.max(0, at)));
                }}
                onPointerLeave={() => setPlace(null)}
                onBlur={() => setPlace(null)}
              />
            </>
          );
        }}
      </ChartFrame>
    </>
  );
}

function Bar({
  x,
  width,
  from,
  to,
  tone,
}: {
  x: number;
  width: number;
  from: number;
  to: number;
  tone: "in" | "out";
}) {
  const height = Math.abs(from - to);
  return (
    <rect
      className={classes.bar}
      data-tone={tone}
      x={x}
      y={Math.min(from, to)}
      width={width}
      height={height}
      rx={Math.min(3, width / 3, height / 2)}
    />
  );
}
