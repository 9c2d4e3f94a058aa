import { Progress } from "@mantine/core";
import { useState } from "react";
import classes from "~/features/import/ImportPage.module.css";
import { useImportProgress } from "~/queries/ledger";
import { Card } from "~/ui/Card";
import { Count } from "~/ui/Count";

/** Every unit that is written is announced; the import that was not there before is ours. */
export function Running({ of }: { of: number }) {
  const progress = useImportProgress();
  const [before] = useState(() => new Set(Object.keys(progress)));
  const ours = Object.entries(progress).find(([id]) => !before.has(id))?.[1];
  const done = ours?.done ?? 0;
  const total = ours?.of ?? of;
  const percent = total === 0 ? 100 : Math.round((100 * done) / total);
  return (
    <Card>
      <div className={classes.running}>
        <h2 className={classes.title}>Importing…</h2>
        <Progress value={percent} size="lg" radius="xl" animated aria-label="Import progress" />
        <p className={classes.text} style={{ margin: "0 auto" }}>
          <Count of={done} one="row" many="rows" /> of <Count of={total} one="" many="" />. Everybody in the
          household sees them arrive; you can go on working.
        </p>
      </div>
    </Card>
  );
}
