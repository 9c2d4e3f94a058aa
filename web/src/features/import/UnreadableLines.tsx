import type { Unreadable } from "~/api/types";
import classes from "~/features/import/ImportPage.module.css";
import { Card, CardHead } from "~/ui/Card";
import { Count } from "~/ui/Count";
import { UserText } from "~/ui/UserText";

const SHOWN_MAX = 200;

export function UnreadableLines({ lines }: { lines: Unreadable[] }) {
  const hidden = lines.length - SHOWN_MAX;
  return (
    <Card flush>
      <CardHead
        title="Lines that cannot be read"
        note="They are left out; everything else can be imported."
      />
      <div className={classes.reasons}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">Reason</th>
            </tr>
          </thead>
          <tbody>
            {lines.slice(0, SHOWN_MAX).map(({ line, reason }) => (
              <tr key={`${line} ${reason}`}>
                <td>{line}</td>
                <td>
                  <UserText>{reason}</UserText>
                </td>
              </tr>
            ))}
            {hidden > 0 && (
              <tr>
                <td />
                <td>
                  and <Count of={hidden} one="more" many="more" />
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
