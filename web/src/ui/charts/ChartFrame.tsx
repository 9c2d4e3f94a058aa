import { useElementSize } from "@mantine/hooks";
import type { ReactNode } from "react";
import classes from "~/ui/charts/ChartFrame.module.css";

export interface ChartTable {
  head: readonly string[];
  /** The first cell of each names its row. */
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
}

interface Props {
  /** What there is to see, for whoever does not see it. */
  summary: ReactNode;
  /** All of it as numbers. */
  table: ChartTable;
  height: number;
  children: (width: number) => ReactNode;
}

/** A picture as wide as its place, what it shows in a sentence, and all of it as a table. */
export function ChartFrame({ summary, table, height, children }: Props) {
  const { ref, width } = useElementSize();
  return (
    <figure className={classes.figure}>
      <figcaption className="visually-hidden">{summary}</figcaption>
      <div ref={ref} className={classes.place} style={{ height }}>
        {width > 0 && children(width)}
      </div>
      <details className={classes.details}>
        <summary>As a table</summary>
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                {table.head.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map(({ key, cells: [name, ...cells] }) => (
                <tr key={key}>
                  <th scope="row">{name}</th>
                  {cells.map((cell, place) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column.
                    <td key={place}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
