/** Where things stand on a chart. Pure; amounts are whole minor units, places are pixels. */

export interface Axis {
  low: number;
  high: number;
  /** Values of the lines across, from `low` to `high`. */
  ticks: number[];
}

/** A range of round values around `low` to `high`, with about `count` steps, none of them a fraction. */
export function axisOf(low: number, high: number, count = 4): Axis {
  const span = Math.max(high - low, 1);
  const step = roundStep(span / count);
  const first = Math.floor(low / step) * step;
  const ticks = [first];
  while ((ticks.at(-1) ?? 0) < high) ticks.push((ticks.at(-1) ?? 0) + step);
  if (ticks.length === 1) ticks.push(first + step);
  return { low: first, high: ticks.at(-1) ?? first + step, ticks };
}

/** The smallest of 1, 2, 5, 10, 20, 50, ... that is not below `raw`. */
function roundStep(raw: number): number {
  let unit = 1;
  while (unit * 10 < raw) unit *= 10;
  const found = [1, 2, 5, 10].find((times) => unit * times >= raw) ?? 10;
  return unit * found;
}

export interface Point {
  x: number;
  y: number;
}

/** A line through the points; a gap where one is missing. */
export function linePath(points: readonly (Point | null)[]): string {
  let path = "";
  let isDrawing = false;
  for (const point of points) {
    if (point) path += `${isDrawing ? "L" : "M"}${round(point.x)} ${round(point.y)}`;
    isDrawing = point !== null;
  }
  return path;
}

/** The area between two lines, left to right along the upper one and back along the lower one. */
export function areaPath(upper: readonly Point[], lower: readonly Point[]): string {
  if (upper.length === 0 || lower.length === 0) return "";
  return `${linePath(upper)}${linePath([...lower].reverse()).replace("M", "L")}Z`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** At most `count` of `length` places, evenly apart, the first and the last among them. */
export function spread(length: number, count: number): number[] {
  if (length <= 0) return [];
  const steps = Math.max(1, Math.min(count, length) - 1);
  const found = Array.from({ length: steps + 1 }, (_, place) => Math.round((place * (length - 1)) / steps));
  return [...new Set(found)];
}
