import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { sentence } from "~/api/problem";
import type { User } from "~/api/types";
import { Frame } from "~/features/auth/Frame";
import classes from "~/features/auth/Frame.module.css";
import { guessCurrency } from "~/features/auth/guess";
import { signOut, useSwitchHousehold } from "~/queries/auth";
import { useCreateHousehold } from "~/queries/household";
import { Failure } from "~/ui/states";
import { UserText } from "~/ui/UserText";

/** Signed in, and a member of no household: left or removed from the last one. */
export function Homeless({ user }: { user: User }) {
  const [name, setName] = useState("");
  const create = useCreateHousehold();
  const change = useSwitchHousehold();
  const error = create.error ?? change.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { name: name.trim(), currency: guessCurrency(navigator.language), timezone: user.timezone };
    create.mutate(body, { onSuccess: ({ id }) => change.mutate(id) });
  };
  return (
    <Frame
      title="You are in no household"
      lead="Start one of your own, or open an invitation link that somebody sent you."
    >
      <form className={classes.fields} onSubmit={submit}>
        <TextInput
          label="Household name"
          size="md"
          required
          withAsterisk={false}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {error && <Failure>{sentence(error)}</Failure>}
        <Button type="submit" size="md" loading={create.isPending || change.isPending}>
          Start a household
        </Button>
      </form>
      <p className={classes.foot}>
        Signed in as <UserText>{user.name}</UserText>.{" "}
        <button type="button" className={classes.link} onClick={() => void signOut()}>
          Sign out
        </button>
      </p>
    </Frame>
  );
}
