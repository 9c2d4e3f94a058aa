import { Button } from "@mantine/core";
import { Link } from "react-router";
import type { ImportRow } from "~/api/types";
import classes from "~/features/import/ImportPage.module.css";
import { UnreadableLines } from "~/features/import/UnreadableLines";
import { Card } from "~/ui/Card";
import { Count } from "~/ui/Count";
import { CheckIcon } from "~/ui/icons";
import { Empty } from "~/ui/states";
import { UserText } from "~/ui/UserText";

export function Done({ result, onAgain }: { result: ImportRow; onAgain: () => void }) {
  return (
    <div className={classes.page}>
      <Card>
        <Empty
          icon={<CheckIcon size={30} />}
          title="Imported"
          action={
            <>
              <Button component={Link} to="/transactions">
                Show transactions
              </Button>
              <Button variant="default" onClick={onAgain}>
                Import another
              </Button>
            </>
          }
        >
          <UserText>{result.filename}</UserText>:{" "}
          <Count of={result.rows_new} one="new transaction" many="new transactions" />
          {result.rows_duplicate > 0 && (
            <>
              , <Count of={result.rows_duplicate} one="known already" many="known already" />
            </>
          )}
          {result.rows_unreadable > 0 && (
            <>
              , <Count of={result.rows_unreadable} one="line unreadable" many="lines unreadable" />
            </>
          )}
          .
        </Empty>
      </Card>
      {result.unreadable.length > 0 && <UnreadableLines lines={result.unreadable} />}
    </div>
  );
}
