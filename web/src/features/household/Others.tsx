import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useNavigate } from "react-router";
import { sentence } from "~/api/problem";
import classes from "~/features/household/HouseholdPage.module.css";
import { ROLE_NAMES } from "~/features/household/roles";
import { useSwitchHousehold } from "~/queries/auth";
import { useCreateHousehold, useHouseholds } from "~/queries/household";
import { useHousehold } from "~/queries/ledger";
import { Card, CardHead } from "~/ui/Card";
import { PlusIcon } from "~/ui/icons";
import { Failure } from "~/ui/states";
import { UserText } from "~/ui/UserText";

/** One person, several households: switch, or start another. */
export function Others() {
  const current = useHousehold();
  const { data: households = [] } = useHouseholds();
  const create = useCreateHousehold();
  const navigate = useNavigate();
  const change = useSwitchHousehold(() => navigate("/"));
  const [name, setName] = useState<string | null>(null);
  const others = households.filter(({ id }) => id !== current.id);
  const error = change.error ?? create.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { name: (name ?? "").trim(), currency: current.currency, timezone: current.timezone };
    create.mutate(body, { onSuccess: ({ id }) => change.mutate(id) });
  };
  return (
    <Card flush>
      <CardHead
        title="Other households"
        note="Each has its own accounts, members and currency."
        action={
          name === null && (
            <Button variant="default" leftSection={<PlusIcon size={16} />} onClick={() => setName("")}>
              New
            </Button>
          )
        }
      />
      {name !== null && (
        <form className={classes.make} onSubmit={submit}>
          <TextInput
            label="Name of the new household"
            required
            withAsterisk={false}
            autoFocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" loading={create.isPending || change.isPending}>
            Create
          </Button>
          <Button variant="default" onClick={() => setName(null)}>
            Cancel
          </Button>
        </form>
      )}
      {error && (
        <div className={classes.failure}>
          <Failure>{sentence(error)}</Failure>
        </div>
      )}
      <ul className={classes.list}>
        {others.map((other) => (
          <li key={other.id} className={classes.item}>
            <span className={classes.words}>
              <span className={classes.strong}>
                <UserText>{other.name}</UserText>
              </span>
              <span className={classes.soft}>{ROLE_NAMES[other.role]}</span>
            </span>
            <Button variant="default" size="compact-md" onClick={() => change.mutate(other.id)}>
              Switch
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
