import { Button } from "@mantine/core";
import { useRef, useState } from "react";
import classes from "~/features/import/ImportPage.module.css";
import { FileIcon } from "~/ui/icons";

export function DropZone({ onFile }: { onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is a convenience; the button does the same.
    <div
      className={classes.drop}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        const file = event.dataTransfer.files[0];
        if (file) onFile(file);
      }}
    >
      <span className={classes.icon}>
        <FileIcon size={28} />
      </span>
      <h2 className={classes.title}>Bring in a statement</h2>
      <p className={classes.text}>
        A CSV file from your bank, in any of their many dialects. You see how it was understood before
        anything is written, and the same file twice adds nothing.
      </p>
      <Button className={classes.choose ?? ""} onClick={() => input.current?.click()}>
        Choose a file
      </Button>
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        tabIndex={-1}
        aria-label="Statement file"
        accept=".csv,.txt,.tsv,text/csv,text/plain,text/tab-separated-values"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = "";
          if (file) onFile(file);
        }}
      />
    </div>
  );
}
