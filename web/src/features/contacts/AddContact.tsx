import { Button, SegmentedControl, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { fieldError, sentence } from "~/api/problem";
import type { ContactList } from "~/api/types";
import classes from "~/features/contacts/ContactsPage.module.css";
import { CHANNELS, type Channel, proofOf } from "~/features/contacts/standing";
import { newId } from "~/lib/ids";
import { useAddContact } from "~/queries/contacts";
import { useIdempotencyKeys } from "~/queries/idempotency";
import { Card, CardHead } from "~/ui/Card";
import forms from "~/ui/forms.module.css";
import { Failure } from "~/ui/states";
import { useToast } from "~/ui/toasts";

/** Adds an address; a link or a code goes there, and has to be answered. */
export function AddContact({ list: { channels, apprise_schemes } }: { list: ContactList }) {
  const [channel, setChannel] = useState<Channel>(channels[0] ?? "email");
  const [address, setAddress] = useState("");
  const [complaint, setComplaint] = useState<string>();
  // One that was removed may be added again: each adding is a try of its own.
  const [adding, setAdding] = useState(newId);
  const keyFor = useIdempotencyKeys();
  const add = useAddContact();
  const toast = useToast();
  const field = FIELDS[channel];
  const wrong = complaint ?? fieldError(add.error, "address");
  const change = (next: { channel?: Channel; address?: string }) => {
    setComplaint(undefined);
    add.reset();
    if (next.channel) setChannel(next.channel);
    setAddress(next.address ?? "");
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const draft = { channel, address: address.trim() };
    if (draft.address.length < ADDRESS_LENGTH_MIN) return setComplaint(field.missing);
    add.mutate(
      { draft, key: keyFor({ ...draft, adding }) },
      {
        onSuccess: ({ address: shown, state }) => {
          setAddress("");
          setAdding(newId());
          toast({
            text:
              state === "active" ? `${shown} is there already.` : `A ${proofOf(channel)} goes to ${shown}.`,
          });
        },
      },
    );
  };
  return (
    <Card>
      <CardHead title="Add one" note={field.note} />
      <form className={forms.fields} onSubmit={submit} noValidate>
        {channels.length > 1 && (
          <SegmentedControl
            className={classes.channels ?? ""}
            aria-label="By what"
            data={channels.map((value) => ({ value, label: CHANNELS[value] }))}
            value={channel}
            onChange={(value) => change({ channel: value as Channel })}
          />
        )}
        <div className={classes.add}>
          <TextInput
            key={channel}
            className={classes.grow ?? ""}
            label={field.label}
            type={field.type}
            autoComplete={field.autoComplete}
            placeholder={field.placeholder}
            description={channel === "apprise" ? kindsOf(apprise_schemes) : undefined}
            inputWrapperOrder={["label", "input", "description", "error"]}
            value={address}
            error={wrong}
            onChange={(event) => change({ address: event.currentTarget.value })}
          />
          <Button type="submit" loading={add.isPending}>
            Add
          </Button>
        </div>
        {add.error && !wrong && <Failure>{sentence(add.error)}</Failure>}
      </form>
    </Card>
  );
}

function kindsOf(schemes: readonly string[]): string {
  return `This server sends to: ${schemes.map((scheme) => `${scheme}://`).join(", ")}`;
}

const ADDRESS_LENGTH_MIN = 3;

const FIELDS = {
  email: {
    label: "Mail address",
    type: "email",
    autoComplete: "email",
    placeholder: "you@example.com",
    note: "A link goes there first. Until somebody opens it and says yes, nothing else does.",
    missing: "Say which address.",
  },
  sms: {
    label: "Number, with its country",
    type: "tel",
    autoComplete: "tel",
    placeholder: "+49 151 1234567",
    note: "A code goes there first. Until it is typed in here, nothing else does.",
    missing: "Say which number.",
  },
  apprise: {
    label: "Apprise URL",
    type: "text",
    autoComplete: "off",
    placeholder: "ntfys://ntfy.sh/topic",
    note: "A code goes there first. Until it is typed in here, nothing else does.",
    missing: "Say which URL.",
  },
} as const;
