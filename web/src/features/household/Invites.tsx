import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { sentence } from "~/api/problem";
import type { Role } from "~/api/types";
import classes from "~/features/household/HouseholdPage.module.css";
import { ROLE_NAMES, ROLES } from "~/features/household/roles";
import { moment } from "~/lib/dates";
import { useCreateInvite, useInvites, useRevokeInvite } from "~/queries/household";
import { Card, CardHead } from "~/ui/Card";
import { CopyLine } from "~/ui/CopyLine";
import { useFormats } from "~/ui/formats";
import { Failure } from "~/ui/states";

export function Invites() {
  const { locale } = useFormats();
  const [role, setRole] = useState<Role>("member");
  const { data: invites = [] } = useInvites(true);
  const create = useCreateInvite();
  const revoke = useRevokeInvite();
  const error = create.error ?? revoke.error;
  const waiting = invites.filter((invite) => invite.used_at === null);
  return (
    <Card flush>
      <CardHead title="Invitations" note="A link works once, for seven days. Send it to one person." />
      <div className={classes.make}>
        <NativeSelect
          className={classes.role ?? ""}
          label="Role"
          data={ROLES}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value as Role)}
        />
        <Button loading={create.isPending} onClick={() => create.mutate(role)}>
          Create invite link
        </Button>
      </div>
      {create.data && (
        // Shown once: the server keeps only a trace by which it knows the link again.
        <div className={classes.once}>
          <CopyLine text={`${location.origin}/invite/${create.data.token}`} testId="invite-link" />
        </div>
      )}
      {error && (
        <div className={classes.failure}>
          <Failure>{sentence(error)}</Failure>
        </div>
      )}
      {waiting.length > 0 && (
        <ul className={classes.list}>
          {waiting.map((invite) => (
            <li key={invite.id} className={classes.item}>
              <span className={classes.words}>
                <span className={classes.strong}>{ROLE_NAMES[invite.role]}</span>
                <span className={classes.soft}>Open until {moment(invite.expires_at, locale)}</span>
              </span>
              <Button
                variant="subtle"
                color="red"
                c="var(--danger)"
                size="compact-md"
                onClick={() => {
                  if (create.data?.id === invite.id) create.reset();
                  revoke.mutate(invite.id);
                }}
              >
                Take back
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
