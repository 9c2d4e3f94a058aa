import { Button, Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { FormEvent, ReactNode } from "react";
import { sentence } from "~/api/problem";
import forms from "~/ui/forms.module.css";
import { Failure } from "~/ui/states";

interface Props {
  title: ReactNode;
  /** Instead of the fields, when somebody else was faster. */
  conflict: ReactNode;
  error: unknown;
  isSaving: boolean;
  submit?: string;
  children: ReactNode;
  onClose: () => void;
  onSubmit: () => void;
}

/** A form in a dialog; the whole screen on a phone. */
export function FormDialog({
  title,
  conflict,
  error,
  isSaving,
  submit = "Save",
  children,
  onClose,
  onSubmit,
}: Props) {
  const isPhone = useMediaQuery("(max-width: 47.99em)") ?? false;
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Modal opened onClose={onClose} title={title} size={540} fullScreen={isPhone} closeOnClickOutside={false}>
      {conflict || (
        <form className={forms.fields} onSubmit={send} noValidate>
          {children}
          {error !== null && <Failure>{sentence(error)}</Failure>}
          <div className={forms.actions}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isSaving}>
              {submit}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  );
}
