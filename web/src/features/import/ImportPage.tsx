import { useState } from "react";
import { sentence } from "~/api/problem";
import type { ImportPreview } from "~/api/types";
import { Done } from "~/features/import/Done";
import { DropZone } from "~/features/import/DropZone";
import { Earlier } from "~/features/import/Earlier";
import classes from "~/features/import/ImportPage.module.css";
import { Preview } from "~/features/import/Preview";
import { Running } from "~/features/import/Running";
import { newId } from "~/lib/ids";
import { type Mapping, type Upload, usePreviewImport, useRunImport } from "~/queries/imports";
import { useCanWrite } from "~/queries/ledger";
import { Card } from "~/ui/Card";
import { ImportIcon } from "~/ui/icons";
import { Empty, Failure, Rows } from "~/ui/states";

export default function ImportPage() {
  const [upload, setUpload] = useState<Upload | null>(null);
  // The last reading stays on screen while another is made.
  const [shown, setShown] = useState<ImportPreview | null>(null);
  const [key, setKey] = useState(newId);
  const preview = usePreviewImport();
  const run = useRunImport();
  const canWrite = useCanWrite();

  const look = (next: Upload) => {
    setUpload(next);
    // Another file or another reading of it is another import.
    setKey(newId());
    preview.mutate(next, { onSuccess: setShown });
  };
  const choose = (file: File) => {
    setShown(null);
    preview.reset();
    look({ file, mapping: null, account_id: null });
  };
  const startOver = () => {
    setUpload(null);
    setShown(null);
    preview.reset();
    run.reset();
  };

  if (!canWrite) {
    return (
      <Card>
        <Empty icon={<ImportIcon size={28} />} title="Only members can import">
          You can see this household, and change nothing. Ask an owner for another role.
        </Empty>
      </Card>
    );
  }
  if (run.data) return <Done result={run.data} onAgain={startOver} />;
  if (run.isPending && shown) return <Running of={shown.rows_total} />;
  return (
    <div className={classes.page}>
      {!upload && <DropZone onFile={choose} />}
      {upload && preview.isPending && !shown && (
        <Card flush>
          <Rows />
        </Card>
      )}
      {preview.error && <Failure onRetry={() => upload && look(upload)}>{sentence(preview.error)}</Failure>}
      {run.error && <Failure>{sentence(run.error)}</Failure>}
      {upload && preview.error && !shown && <DropZone onFile={choose} />}
      {upload && shown && (
        <Preview
          file={upload.file}
          account_id={upload.account_id}
          preview={shown}
          isReading={preview.isPending}
          onMapping={(mapping: Mapping) => look({ ...upload, mapping })}
          onAccount={(account_id) => look({ ...upload, account_id })}
          onCancel={startOver}
          onImport={() => run.mutate({ ...upload, key })}
        />
      )}
      {!upload && <Earlier />}
    </div>
  );
}
