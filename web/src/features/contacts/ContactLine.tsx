import { ActionIcon, Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { fieldError, sentence } from "~/api/problem";
import type { Contact } from "~/api/types";
import classes from "~/features/contacts/ContactsPage.module.css";
import { proofOf, standingOf } from "~/features/contacts/standing";
import { useConfirmContact, useForgetContact, useResendCode } from "~/queries/contacts";
import { useFormats } from "~/ui/formats";
import { MailIcon, PhoneIcon, TrashIcon } from "~/ui/icons";
import { Pill } from "~/ui/Pill";
import { Failure } from "~/ui/states";
import { useToast } from "~/ui/toasts";
import { UserText } from "~/ui/UserText";

/** One address: how it stands, and what can be done about it. */
export function ContactLine({ contact }: { contact: Contact }) {
  const { id, channel, address, state } = contact;
  const { locale } = useFormats();
  const resend = useResendCode();
  const forget = useForgetContact();
  const toast = useToast();
  const { words, tone, says, canResend } = standingOf(contact, locale);
  const proof = proofOf(channel);
  const Icon = channel === "email" ? MailIcon : PhoneIcon;
  const error = resend.error ?? forget.error;
  const sendAnew = () =>
    resend.mutate(id, { onSuccess: () => toast({ text: `A new ${proof} goes to ${address}.` }) });
  return (
    <li className={classes.item} data-testid="contact">
      <Icon size={20} />
      <div className={classes.words}>
        <span className={classes.address}>
          <UserText>{address}</UserText>
        </span>
        <span className={classes.says}>{says}</span>
      </div>
      <Pill tone={tone}>{words}</Pill>
      <ActionIcon
        className={classes.remove ?? ""}
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={`Remove ${address}`}
        loading={forget.isPending}
        onClick={() => forget.mutate(id)}
      >
        <TrashIcon size={18} />
      </ActionIcon>
      {canResend && (
        <div className={classes.more}>
          {state === "pending" && proof === "code" && <CodeForm id={id} />}
          <Button variant="default" size="compact-sm" loading={resend.isPending} onClick={sendAnew}>
            Send a new {proof}
          </Button>
        </div>
      )}
      {error && (
        <div className={classes.more}>
          <Failure>{sentence(error)}</Failure>
        </div>
      )}
    </li>
  );
}

function CodeForm({ id }: { id: string }) {
  const [code, setCode] = useState("");
  const [complaint, setComplaint] = useState<string>();
  const confirm = useConfirmContact();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.length !== CODE_DIGITS) return setComplaint("Six digits, as they arrived.");
    confirm.mutate({ id, code });
  };
  const wrong =
    complaint ?? fieldError(confirm.error, "code") ?? (confirm.error ? sentence(confirm.error) : undefined);
  return (
    <form className={classes.code} onSubmit={submit} noValidate>
      <TextInput
        className={classes.digits ?? ""}
        aria-label="The code that arrived"
        placeholder="123456"
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        error={wrong}
        onChange={(event) => {
          setComplaint(undefined);
          confirm.reset();
          setCode(event.currentTarget.value.replace(/\D/g, "").slice(0, CODE_DIGITS));
        }}
      />
      <Button type="submit" loading={confirm.isPending}>
        Confirm
      </Button>
    </form>
  );
}

const CODE_DIGITS = 6;
