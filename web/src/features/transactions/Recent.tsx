import { Button } from "@mantine/core";
import { Link } from "react-router";
import { useEditor } from "~/features/shell/editor";
import { Days } from "~/features/transactions/Days";
import classes from "~/features/transactions/Recent.module.css";
import { useCanAdd } from "~/queries/ledger";
import { useTransactionList } from "~/queries/transactions";
import { Card } from "~/ui/Card";
import { ListIcon } from "~/ui/icons";
import { Empty } from "~/ui/states";

const SHOWN = 10;
const ALL = {};

/** The newest few, live, beside the balances they changed. */
export function Recent() {
  const { rows, touched, hasMore } = useTransactionList(ALL);
  const { add } = useEditor();
  const canAdd = useCanAdd();
  return (
    <section className={classes.recent}>
      <header className={classes.head}>
        <h2 className={classes.heading}>Latest</h2>
        {rows.length > 0 && (
          <Link to="/transactions" className={classes.all}>
            Show all
          </Link>
        )}
      </header>
      <Card flush>
        {rows.length === 0 ? (
          <Empty
            icon={<ListIcon size={28} />}
            title="Nothing recorded yet"
            action={canAdd && <Button onClick={() => add()}>Record the first</Button>}
          >
            What you record or import appears here at once, on every device.
          </Empty>
        ) : (
          <Days rows={rows.slice(0, SHOWN)} touched={touched} hasMore={hasMore || rows.length > SHOWN} />
        )}
      </Card>
    </section>
  );
}
