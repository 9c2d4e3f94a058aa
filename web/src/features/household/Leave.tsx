import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { sentence } from "~/api/problem";
import { useRemoveMember } from "~/queries/household";
import { useHousehold, useUser } from "~/queries/ledger";
import { Card, CardHead } from "~/ui/Card";
import forms from "~/ui/forms.module.css";
import { DoorIcon } from "~/ui/icons";
import { Failure } from "~/ui/states";
import { UserText } from "~/ui/UserText";

export function Leave() {
  const { name } = useHousehold();
  const { id } = useUser();
  const [isAsking, setIsAsking] = useState(false);
  const leave = useRemoveMember();
  return (
    <Card>
      <CardHead
        title="Leave this household"
        note="You see nothing of it from then on. What you recorded stays. The last owner cannot leave."
        action={
          <Button
            variant="light"
            color="red"
            c="var(--danger)"
            leftSection={<DoorIcon size={17} />}
            onClick={() => setIsAsking(true)}
          >
            Leave
          </Button>
        }
      />
      <Modal
        opened={isAsking}
        onClose={() => setIsAsking(false)}
        title={
          <>
            Leave <UserText>{name}</UserText>?
          </>
        }
      >
        <div className={forms.fields}>
          <p>Only an owner can let you in again.</p>
          {leave.error && <Failure>{sentence(leave.error)}</Failure>}
          <div className={forms.actions}>
            <Button variant="default" onClick={() => setIsAsking(false)}>
              Stay
            </Button>
            <Button color="red" loading={leave.isPending} onClick={() => leave.mutate(id)}>
              Leave household
            </Button>
          </div>
        </div>
      </Modal>
    </Card>
  );
}
