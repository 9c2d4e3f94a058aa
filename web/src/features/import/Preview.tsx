import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { ImportPreview } from "~/api/types";
import classes from "~/features/import/ImportPage.module.css";
import { MappingForm } from "~/features/import/MappingForm";
import { Sample } from "~/features/import/Sample";
import { UnreadableLines } from "~/features/import/UnreadableLines";
import { type Mapping, mappingOf } from "~/queries/imports";
import { useAccounts } from "~/queries/ledger";
import { Card, CardHead } from "~/ui/Card";
import { Count } from "~/ui/Count";
import { WarningIcon } from "~/ui/icons";
import { UserText } from "~/ui/UserText";

interface Props {
  file: File;
  account_id: string | null;
  preview: ImportPreview;
  isReading: boolean;
  onMapping: (mapping: Mapping) => void;
  onAccount: (account_id: string | null) => void;
  onCancel: () => void;
  onImport: () => void;
}

export function Preview(props: Props) {
  const { file, preview, isReading, onMapping, onCancel, onImport } = props;
  const [isChanging, setIsChanging] = useState(false);
  return (
    <>
      <Card>
        <CardHead title="What this file would do" note="Nothing has been written yet." />
        <Numbers preview={preview} />
        {preview.notes.length > 0 && (
          <ul className={classes.notes}>
            {preview.notes.map((note) => (
              <li key={note}>
                <WarningIcon size={17} />
                <UserText>{note}</UserText>
              </li>
            ))}
          </ul>
        )}
        <Into {...props} />
      </Card>
      <Card>
        <CardHead
          title="How it was understood"
          note={describe(preview)}
          action={
            <Button variant="default" size="compact-md" onClick={() => setIsChanging(!isChanging)}>
              {isChanging ? "Close" : "Change"}
            </Button>
          }
        />
        {isChanging && <MappingForm preview={preview} onChange={onMapping} />}
      </Card>
      <Sample preview={preview} isReading={isReading} />
      {preview.unreadable.length > 0 && <UnreadableLines lines={preview.unreadable} />}
      <div className={classes.bar}>
        <span className={classes.file}>
          <UserText>{file.name}</UserText>
        </span>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button onClick={onImport} disabled={isReading || preview.rows_new === 0}>
          {preview.rows_new === 0 ? (
            "Nothing new"
          ) : (
            <Count of={preview.rows_new} one="row to import" many="rows to import" />
          )}
        </Button>
      </div>
    </>
  );
}

function Numbers({ preview }: { preview: ImportPreview }) {
  const numbers: [string, number, boolean][] = [
    ["New", preview.rows_new, true],
    ["Known already", preview.rows_duplicate, false],
    ["Unreadable", preview.unreadable.length, false],
    ["Transfers with both sides", preview.transfers_paired, false],
    ["Transfers with one side", preview.transfers_single, false],
  ];
  return (
    <dl className={classes.numbers}>
      {numbers
        .filter(([, of], place) => place < 3 || of > 0)
        .map(([label, of, isStrong]) => (
          <div key={label} className={classes.number} data-strong={isStrong || undefined}>
            <dt>{label}</dt>
            <dd>
              <Count of={of} one="" many="" />
            </dd>
          </div>
        ))}
    </dl>
  );
}

/** Which accounts the rows go to: those the file names, or one that the person chooses. */
function Into({ preview, file, account_id, onAccount }: Props) {
  const accounts = useAccounts().filter((account) => !account.archived);
  const namesAccounts = mappingOf(preview).columns.account != null;
  if (namesAccounts) {
    return (
      <>
        <h3 className={classes.sub}>Into these accounts</h3>
        <div className={classes.accounts}>
          {preview.accounts.map(({ name, exists }) => (
            <span key={name} className={classes.pill} data-new={!exists || undefined}>
              <UserText>{name}</UserText>
              {exists ? "" : " · will be added"}
            </span>
          ))}
        </div>
      </>
    );
  }
  const fallback = preview.accounts[0]?.name ?? file.name;
  return (
    <>
      <h3 className={classes.sub}>Into this account</h3>
      <div className={classes.settings}>
        <NativeSelect
          aria-label="Into account"
          value={account_id ?? ""}
          data={[
            { value: "", label: `By name: ${fallback}` },
            ...accounts.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => onAccount(event.currentTarget.value || null)}
        />
      </div>
    </>
  );
}

const DELIMITERS: Record<string, string> = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars" };
const ORDERS: Record<string, string> = {
  ymd: "year, month, day",
  dmy: "day, month, year",
  mdy: "month, day, year",
  ydm: "year, day, month",
};

function describe(preview: ImportPreview): string {
  const decimal = preview.decimal === "," ? "comma" : "point";
  const delimiter = DELIMITERS[preview.delimiter] ?? preview.delimiter;
  return `Fields between ${delimiter}, dates as ${ORDERS[preview.date_format] ?? preview.date_format}, decimal ${decimal}, ${preview.encoding}.`;
}
