import type { ImportPreview } from "~/api/types";
import classes from "~/features/import/ImportPage.module.css";
import { shortDay } from "~/lib/dates";
import { Card, CardHead } from "~/ui/Card";
import { useFormats } from "~/ui/formats";
import { Money } from "~/ui/Money";
import { UserText } from "~/ui/UserText";

export function Sample({ preview, isReading }: { preview: ImportPreview; isReading: boolean }) {
  const { locale } = useFormats();
  return (
    <Card flush>
      <CardHead title="The first rows" note="As they would be recorded." />
      <div className={`${classes.scroll} ${classes.sample}`} aria-busy={isReading}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">Day</th>
              <th scope="col">Paid to or by</th>
              <th scope="col">Category</th>
              <th scope="col">Into</th>
              <th scope="col" className={classes.end}>
                Sum
              </th>
              <th scope="col">
                <span className="visually-hidden">Known</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {preview.sample.map((row) => (
              <tr key={row.line} data-known={row.duplicate || undefined}>
                <td>{row.line}</td>
                <td>{shortDay(row.date, locale)}</td>
                <td className={classes.payee}>
                  <UserText>{row.payee ?? ""}</UserText>
                </td>
                <td>{row.kind === "transfer" ? "Transfer" : <UserText>{row.category ?? ""}</UserText>}</td>
                <td>
                  <UserText>{row.account ?? ""}</UserText>
                </td>
                <td className={classes.end}>
                  <Money
                    minor={row.amount_minor}
                    currency={row.currency}
                    tone={row.kind === "transfer" || row.duplicate ? "muted" : "flow"}
                  />
                </td>
                <td>{row.duplicate && <span className={classes.pill}>known</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
