import { ActionIcon, Button, Menu, Modal, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { sentence } from "~/api/problem";
import type { Member, Role } from "~/api/types";
import classes from "~/features/household/HouseholdPage.module.css";
import { ROLE_NAMES, ROLES } from "~/features/household/roles";
import { useChangeRole, useRemoveMember } from "~/queries/household";
import { useMembers, useRole, useUser } from "~/queries/ledger";
import { Card, CardHead } from "~/ui/Card";
import forms from "~/ui/forms.module.css";
import { MoreIcon } from "~/ui/icons";
import { Failure } from "~/ui/states";
import { UserText } from "~/ui/UserText";

export function Members() {
  const members = useMembers();
  const { id: me } = useUser();
  const isOwner = useRole() === "owner";
  const [removing, setRemoving] = useState<Member | null>(null);
  const change = useChangeRole();
  const sorted = [...members].sort((a, b) => a.joined_at.localeCompare(b.joined_at));
  return (
    <Card flush>
      <CardHead title="Members" note="Everybody here sees the same ledger, at the same moment." />
      {change.error && (
        <div className={classes.failure}>
          <Failure>{sentence(change.error)}</Failure>
        </div>
      )}
      <ul className={classes.list}>
        {sorted.map((member) => (
          <li key={member.user_id} className={classes.item} data-testid="member-row" data-id={member.user_id}>
            <span className={classes.initial} aria-hidden="true">
              {[...member.name][0]?.toUpperCase()}
            </span>
            <span className={classes.words}>
              <span className={classes.strong}>
                <UserText>{member.name}</UserText>
                {member.user_id === me && " (you)"}
              </span>
              <span className={classes.soft}>
                <UserText>{member.email}</UserText>
              </span>
            </span>
            {isOwner ? (
              <NativeSelect
                className={classes.role ?? ""}
                aria-label={`Role of ${member.name}`}
                data={ROLES}
                value={member.role}
                onChange={(event) =>
                  change.mutate({ user_id: member.user_id, role: event.currentTarget.value as Role })
                }
              />
            ) : (
              <span className={classes.roleText}>{ROLE_NAMES[member.role]}</span>
            )}
            {isOwner && member.user_id !== me && (
              <Menu position="bottom-end" shadow="md">
                <Menu.Target>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size="lg"
                    aria-label={`More about ${member.name}`}
                  >
                    <MoreIcon />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item color="red" onClick={() => setRemoving(member)}>
                    Remove from household
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            )}
          </li>
        ))}
      </ul>
      {removing && <Removing member={removing} onClose={() => setRemoving(null)} />}
    </Card>
  );
}

function Removing({ member, onClose }: { member: Member; onClose: () => void }) {
  const remove = useRemoveMember();
  return (
    <Modal
      opened
      onClose={onClose}
      title={
        <>
          Remove <UserText>{member.name}</UserText>?
        </>
      }
    >
      <div className={forms.fields}>
        <p>They see nothing of this household from then on. What they recorded stays.</p>
        {remove.error && <Failure>{sentence(remove.error)}</Failure>}
        <div className={forms.actions}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            color="red"
            loading={remove.isPending}
            onClick={() => remove.mutate(member.user_id, { onSuccess: onClose })}
          >
            Remove
          </Button>
        </div>
      </div>
    </Modal>
  );
}
