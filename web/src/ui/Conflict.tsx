import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "~/ui/Conflict.module.css";
import forms from "~/ui/forms.module.css";
import { Failure } from "~/ui/states";

export interface ConflictLine {
  field: string;
  now: ReactNode;
  mine: ReactNode;
  isSame: boolean;
}

interface Props {
  /** What it is, within a sentence: "transaction". */
  noun: string;
  lines: readonly ConflictLine[];
  tried: "save" | "delete";
  isSaving: boolean;
  /** What went wrong when it was insisted on. */
  complaint: string | null;
  onKeep: () => void;
  onInsist: () => void;
}

/** Somebody else was faster: both versions side by side, and the person decides. */
export function Conflict({ noun, lines, tried, isSaving, complaint, onKeep, onInsist }: Props) {
  return (
    <div className={forms.fields}>
      <p className={classes.lead}>
        {tried === "save"
          ? `This ${noun} was changed on another device while you were editing it.`
          : `This ${noun} was changed on another device before you deleted it.`}
      </p>
      <table className={classes.compare}>
        <thead>
          <tr>
            <td />
            <th scope="col">Now</th>
            {tried === "save" && <th scope="col">After saving</th>}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ field, now, mine, isSame }) => (
            <tr key={field} data-same={isSame || undefined}>
              <th scope="row">{field}</th>
              <td>{now}</td>
              {tried === "save" && <td>{mine}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {complaint !== null && <Failure>{complaint}</Failure>}
      <div className={forms.actions}>
        <Button variant="default" onClick={onKeep}>
          Keep what is there now
        </Button>
        <Button onClick={onInsist} loading={isSaving} color={tried === "delete" ? "red" : "verdigris"}>
          {tried === "save" ? "Save mine instead" : "Delete it anyway"}
        </Button>
      </div>
    </div>
  );
}
