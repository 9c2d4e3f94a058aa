import classes from "~/features/import/ImportPage.module.css";
import { moment } from "~/lib/dates";
import { useImports } from "~/queries/imports";
import { useImportProgress } from "~/queries/ledger";
import { Card, CardHead } from "~/ui/Card";
import { Count } from "~/ui/Count";
import { useFormats } from "~/ui/formats";
import { UserText } from "~/ui/UserText";

export function Earlier() {
  const { data: imports = [] } = useImports();
  const progress = useImportProgress();
  const { locale } = useFormats();
  if (imports.length === 0) return null;
  return (
    <Card flush>
      <CardHead title="Earlier imports" />
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">File</th>
              <th scope="col">Result</th>
            </tr>
          </thead>
          <tbody>
            {imports.map((row) => {
              const seen = progress[row.id];
              const isDone = row.status === "done" || (seen !== undefined && seen.done >= seen.of);
              return (
                <tr key={row.id}>
                  <td>{moment(row.created_at, locale)}</td>
                  <td className={classes.payee}>
                    <UserText>{row.filename}</UserText>
                  </td>
                  <td>
                    {isDone ? (
                      <Count of={row.rows_new} one="new row" many="new rows" />
                    ) : (
                      <>
                        <Count of={seen?.done ?? row.done} one="row" many="rows" /> of{" "}
                        <Count of={row.rows_total} one="" many="" />
                      </>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
