import { Button, Modal, MultiSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { ApiProblem, fieldError } from "~/api/problem";
import type { NotificationType, Webhook } from "~/api/types";
import { FormDialog } from "~/features/editing/FormDialog";
import { ALWAYS, TYPES } from "~/features/inbox/types";
import { Secret } from "~/features/webhooks/Secret";
import { useIdempotencyKeys } from "~/queries/idempotency";
import { useCreateWebhook, useEditWebhook } from "~/queries/webhooks";
import forms from "~/ui/forms.module.css";

interface Props {
  /** null: a new one. */
  webhook: Webhook | null;
  /** `made`: the id of the new one. */
  onClose: (made?: string) => void;
}

/** Makes a webhook, and shows its secret; or changes name and sorts of one. */
export function WebhookForm({ webhook: given, onClose }: Props) {
  const [webhook] = useState(given);
  const [name, setName] = useState(webhook?.name ?? "");
  const [url, setUrl] = useState("");
  const [types, setTypes] = useState<NotificationType[]>(webhook?.types ?? []);
  const [wasTried, setWasTried] = useState(false);
  const keyFor = useIdempotencyKeys();
  const create = useCreateWebhook();
  const edit = useEditWebhook();
  const made = create.data;
  if (made) {
    return (
      <Modal
        opened
        onClose={() => onClose(made.id)}
        title="Its secret"
        size={540}
        closeOnClickOutside={false}
      >
        <div className={forms.fields}>
          <Secret secret={made.secret} />
          <div className={forms.actions}>
            <Button onClick={() => onClose(made.id)}>I have kept it</Button>
          </div>
        </div>
      </Modal>
    );
  }
  const wrong = {
    name: name.trim() === "" ? "Give it a name." : undefined,
    url: webhook || URL_FORM.test(url.trim()) ? undefined : "An address such as https://example.com/bell.",
  };
  const submit = () => {
    setWasTried(true);
    if (wrong.name || wrong.url) return;
    const said = { name: name.trim(), types };
    if (webhook) {
      const { id, version } = webhook;
      edit.mutate({ id, version, changes: said }, { onSuccess: () => onClose() });
    } else {
      const draft = { ...said, url: url.trim() };
      create.mutate({ draft, key: keyFor(draft) });
    }
  };
  const error = create.error ?? edit.error;
  const urlError = (wasTried ? wrong.url : undefined) ?? fieldError(error, "url");
  const isStale = error instanceof ApiProblem && error.status === 412;
  return (
    <FormDialog
      title={webhook ? "Edit webhook" : "Add a webhook"}
      conflict={isStale && <Meanwhile onClose={() => onClose()} />}
      error={urlError ? null : error}
      isSaving={create.isPending || edit.isPending}
      submit={webhook ? "Save" : "Add"}
      onClose={() => onClose()}
      onSubmit={submit}
    >
      <TextInput
        label="Name"
        data-autofocus
        maxLength={NAME_LENGTH_MAX}
        value={name}
        error={wasTried ? wrong.name : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {!webhook && (
        <TextInput
          label="Address"
          type="url"
          autoComplete="off"
          placeholder="https://example.com/bell"
          description="Shown shortened from then on: paths are often secrets."
          inputWrapperOrder={["label", "input", "description", "error"]}
          value={url}
          error={urlError}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
      )}
      <MultiSelect
        label="Hears of"
        placeholder={types.length === 0 ? "Everything" : ""}
        searchable
        clearable
        hidePickedOptions
        data={SORTS}
        value={types}
        onChange={(chosen) => setTypes(chosen as NotificationType[])}
      />
    </FormDialog>
  );
}

/** Another device was faster: nothing of its change is undone unseen. */
function Meanwhile({ onClose }: { onClose: () => void }) {
  return (
    <div className={forms.fields}>
      <p>This webhook was changed on another device meanwhile. Look at how it stands now, then change it.</p>
      <div className={forms.actions}>
        <Button onClick={onClose}>Show it</Button>
      </div>
    </div>
  );
}

const URL_FORM = /^https?:\/\/[!-~]{4,}$/;
const NAME_LENGTH_MAX = 100;

const SORTS = [...TYPES, ALWAYS].map(({ group, types }) => ({
  group,
  items: types.map(({ type, label }) => ({ value: type as string, label })),
}));
