import { Button, PasswordInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { fieldError, sentence } from "~/api/problem";
import { useChangePassword } from "~/queries/me";
import { Card, CardHead } from "~/ui/Card";
import forms from "~/ui/forms.module.css";
import { Failure } from "~/ui/states";
import { useToast } from "~/ui/toasts";

export function Password() {
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const change = useChangePassword();
  const toast = useToast();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(
      { current_password: current, new_password: next },
      {
        onSuccess: () => {
          setCurrent("");
          setNext("");
          toast({ text: "Password changed. Your other devices were signed out." });
        },
      },
    );
  };
  return (
    <Card>
      <CardHead title="Password" note="Changing it signs out all your other devices." />
      <form className={forms.fields} onSubmit={submit}>
        <div className={forms.pair}>
          <PasswordInput
            label="Current password"
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={current}
            error={fieldError(change.error, "current_password")}
            visibilityToggleButtonProps={{ "aria-label": "Show what is typed" }}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
          <PasswordInput
            label="New password"
            autoComplete="new-password"
            required
            withAsterisk={false}
            value={next}
            error={fieldError(change.error, "new_password")}
            visibilityToggleButtonProps={{ "aria-label": "Show what is typed" }}
            onChange={(event) => setNext(event.currentTarget.value)}
          />
        </div>
        {change.error && <Failure>{sentence(change.error)}</Failure>}
        <div className={forms.actions}>
          <Button type="submit" variant="default" loading={change.isPending}>
            Change password
          </Button>
        </div>
      </form>
    </Card>
  );
}
