import { type PointerEvent, type ReactNode, useState } from "react";
import { briefDay } from "~/lib/dates";
import { ChartFrame, type ChartTable } from "~/ui/charts/ChartFrame";
import { type Axis, areaPath, axisOf, linePath, type Point, spread } from "~/ui/charts/scale";
import classes from "~/ui/charts/TimeChart.module.css";
import { useFormats } from "~/ui/formats";
import { axisText } from "~/ui/moneyText";

type Values = readonly (number | null)[];

export interface TimeChartProps {
  /** One for each place along the chart; all values stand beside them. */
  days: readonly string[];
  currency: string;
  /** What is so. */
  line: Values;
  /** What is usual or foreseen: a range, and its middle. */
  band?: { low: Values; middle: Values; high: Values };
  /** The area under the line is filled. */
  isFilled?: boolean;
  /** A line across: a floor, or a limit. */
  rule?: number | null;
  /** Things that happen on a day, on the line or in the middle of the band. */
  marks?: readonly { at: number; tone: "in" | "out" | "low" }[];
  /** The range always reaches down to zero. */
  fromZero?: boolean;
  height?: number;
  summary: ReactNode;
  table: ChartTable;
  /** What is said of one day, while one is looked at. */
  readout: (place: number) => ReactNode;
  /** The same as plain text. */
  spoken: (place: number) => string;
  name: string;
}

const PAD = { top: 10, right: 8, bottom: 22, left: 48 };

/** Amounts over days. Arrow keys, a finger or a pointer go from day to day. */
export function TimeChart(props: TimeChartProps) {
  const { height = 200, summary, table, days, line } = props;
  const [place, setPlace] = useState<number | null>(null);
  const last = line.findLastIndex((value) => value !== null);
  const shown = place ?? Math.max(0, last);
  return (
    <>
      <p className={classes.readout} data-asked={place !== null || undefined}>
        {days.length > 0 && props.readout(shown)}
      </p>
      <ChartFrame summary={summary} table={table} height={height}>
        {(width) => (
          <>
            <Drawing {...props} width={width} height={height} place={place} />
            <Cursor {...props} width={width} shown={shown} onPlace={setPlace} />
          </>
        )}
      </ChartFrame>
    </>
  );
}

/** A slider laid over the picture: the keyboard and readers have it from the browser. */
function Cursor({
  days,
  name,
  spoken,
  width,
  shown,
  onPlace,
}: TimeChartProps & { width: number; shown: number; onPlace: (place: number | null) => void }) {
  const point = (event: PointerEvent<HTMLInputElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    const inner = width - PAD.left - PAD.right;
    const share = (event.clientX - left) / inner;
    onPlace(Math.min(days.length - 1, Math.max(0, Math.round(share * (days.length - 1)))));
  };
  return (
    <input
      type="range"
      className={classes.cursor}
      style={{ insetInlineStart: PAD.left, width: width - PAD.left - PAD.right }}
      aria-label={name}
      min={0}
      max={Math.max(0, days.length - 1)}
      value={shown}
      aria-valuetext={days.length > 0 ? spoken(shown) : undefined}
      onChange={(event) => onPlace(Number(event.currentTarget.value))}
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={() => onPlace(null)}
      onBlur={() => onPlace(null)}
    />
  );
}

function Drawing({
  days,
  currency,
  line,
  band,
  isFilled,
  rule,
  marks = [],
  fromZero,
  width,
  height = 200,
  place,
}: TimeChartProps & { width: number; place: number | null }) {
  const { locale } = useFormats();
  const values = [...line, ...(band ? [...band.low, ...band.high] : []), rule ?? null, fromZero ? 0 : null];
  const known = values.filter((value): value is number => value !== null);
  const axis = axisOf(Math.min(...known, Number.POSITIVE_INFINITY), Math.max(...known, 1));
  const x = (at: number) => PAD.left + (at / Math.max(1, days.length - 1)) * (width - PAD.left - PAD.right);
  const y = (minor: number) =>
    PAD.top + ((axis.high - minor) / (axis.high - axis.low)) * (height - PAD.top - PAD.bottom);
  const points = (of: Values) => of.map((value, at) => (value === null ? null : { x: x(at), y: y(value) }));
  const here = (at: number) => line[at] ?? band?.middle[at] ?? null;
  const drawn = points(line);
  return (
    <svg className={classes.chart} width={width} height={height} aria-hidden="true">
      <Lines axis={axis} y={y} width={width} text={(tick) => axisText(tick, currency, locale)} />
      {spread(days.length, width < 420 ? 3 : 5).map((at, order, all) => (
        <text
          key={at}
          className={classes.text}
          x={x(at)}
          y={height - 5}
          textAnchor={order === 0 ? "start" : order === all.length - 1 ? "end" : "middle"}
        >
          {briefDay(days[at] ?? "", days.at(-1) ?? "", locale)}
        </text>
      ))}
      {band && (
        <>
          <path
            className={classes.band}
            d={areaPath(present(points(band.high)), present(points(band.low)))}
          />
          <path className={classes.middle} d={linePath(points(band.middle))} />
        </>
      )}
      {typeof rule === "number" && (
        <path className={classes.rule} d={`M${PAD.left} ${y(rule)}H${width - PAD.right}`} />
      )}
      {isFilled && <path className={classes.fill} d={under(present(drawn), y(Math.max(axis.low, 0)))} />}
      <path className={classes.line} d={linePath(drawn)} />
      {marks.map(({ at, tone }, order) => {
        const value = here(at);
        return value === null ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: marks have no identity but their order.
          <circle key={order} className={classes.mark} data-tone={tone} cx={x(at)} cy={y(value)} r="4" />
        );
      })}
      {place !== null && (
        <path className={classes.place} d={`M${x(place)} ${PAD.top}V${height - PAD.bottom}`} />
      )}
      {place !== null && here(place) !== null && (
        <circle className={classes.dot} cx={x(place)} cy={y(here(place) ?? 0)} r="4.5" />
      )}
    </svg>
  );
}

function Lines({
  axis,
  y,
  width,
  text,
}: {
  axis: Axis;
  y: (minor: number) => number;
  width: number;
  text: (tick: number) => string;
}) {
  return axis.ticks.map((tick) => (
    <g key={tick}>
      <path
        className={classes.across}
        data-zero={tick === 0 || undefined}
        d={`M${PAD.left} ${y(tick)}H${width - PAD.right}`}
      />
      <text className={classes.text} x={PAD.left - 8} y={y(tick) + 4} textAnchor="end">
        {text(tick)}
      </text>
    </g>
  ));
}

function present(points: readonly (Point | null)[]): Point[] {
  return points.filter((point): point is Point => point !== null);
}

function under(points: readonly Point[], ground: number): string {
  return areaPath(
    points,
    points.map(({ x }) => ({ x, y: ground })),
  );
}
