import { Button } from "@mantine/core";
import { useState } from "react";
import classes from "~/ui/CopyLine.module.css";
import { CheckIcon, CopyIcon } from "~/ui/icons";

/** A line to take along. Over plain http browsers copy nothing by button: one press selects all of it. */
export function CopyLine({ text, testId }: { text: string; testId: string }) {
  const [isCopied, setIsCopied] = useState(false);
  return (
    <div className={classes.line}>
      <code data-testid={testId}>{text}</code>
      {"clipboard" in navigator && (
        <Button
          size="compact-md"
          variant="filled"
          leftSection={isCopied ? <CheckIcon size={16} /> : <CopyIcon size={16} />}
          onClick={() => void navigator.clipboard.writeText(text).then(() => setIsCopied(true))}
        >
          {isCopied ? "Copied" : "Copy"}
        </Button>
      )}
    </div>
  );
}
