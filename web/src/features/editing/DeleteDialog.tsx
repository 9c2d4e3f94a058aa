import { Button, Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { sentence } from "~/api/problem";
import forms from "~/ui/forms.module.css";
import { Failure } from "~/ui/states";
import { UserText } from "~/ui/UserText";

interface Props {
  name: string;
  /** Within a sentence: "budget". */
  noun: string;
  /** Instead of the question, when somebody else was faster. */
  conflict: ReactNode;
  error: unknown;
  isErasing: boolean;
  /** What goes, and what stays. */
  children: ReactNode;
  onClose: () => void;
  onErase: () => void;
}

/** Asks once, where there is no way back. */
export function DeleteDialog({ name, noun, conflict, error, isErasing, children, onClose, onErase }: Props) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={
        <>
          Delete <UserText>{name}</UserText>?
        </>
      }
    >
      {conflict || (
        <div className={forms.fields}>
          <p>{children}</p>
          {error !== null && <Failure>{sentence(error)}</Failure>}
          <div className={forms.actions}>
            <Button variant="default" onClick={onClose}>
              Keep it
            </Button>
            <Button color="red" loading={isErasing} onClick={onErase}>
              Delete {noun}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  );
}
