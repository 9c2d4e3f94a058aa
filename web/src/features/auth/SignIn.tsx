import { Button, PasswordInput, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Link, useSearchParams } from "react-router";
import { sentence } from "~/api/problem";
import { Frame } from "~/features/auth/Frame";
import classes from "~/features/auth/Frame.module.css";
import { useRegistrationMode, useSignIn } from "~/queries/auth";
import { Failure } from "~/ui/states";

export default function SignIn({ ended }: { ended: boolean }) {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [params] = useSearchParams();
  const { mutate, isPending, error } = useSignIn();
  const { data: mode } = useRegistrationMode();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate({ email: email.trim(), password });
  };
  const lead = ended ? "Your session ended. Sign in again to go on." : "Welcome back.";
  return (
    <Frame title="Sign in" lead={lead}>
      <form className={classes.fields} onSubmit={submit}>
        <TextInput
          label="Email"
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          size="md"
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          size="md"
          value={password}
          visibilityToggleButtonProps={{ "aria-label": "Show what is typed" }}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {error && <Failure>{sentence(error)}</Failure>}
        <Button type="submit" size="md" loading={isPending}>
          Sign in
        </Button>
      </form>
      {mode === "open" && (
        <p className={classes.foot}>
          New here? <Link to={`/register?${params}`}>Create an account</Link>
        </p>
      )}
      {mode === "invite" && (
        <p className={classes.foot}>New here? Ask a member of the household for an invitation link.</p>
      )}
    </Frame>
  );
}
