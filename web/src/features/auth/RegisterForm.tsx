import { Button, PasswordInput, Select, TextInput } from "@mantine/core";
import { type FormEvent, useMemo, useState } from "react";
import { useNavigate } from "react-router";
import { fieldError, sentence } from "~/api/problem";
import classes from "~/features/auth/Frame.module.css";
import { guessCurrency } from "~/features/auth/guess";
import { browserTimezone, timezones } from "~/lib/dates";
import { useRegister } from "~/queries/auth";
import { currencyOptions } from "~/ui/currencyOptions";
import { Failure } from "~/ui/states";

/** `invite` joins that household, so there is nothing to ask about currency; the time zone is the person's. */
export function RegisterForm({ invite }: { invite?: string }) {
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [currency, setCurrency] = useState(() => guessCurrency(navigator.language));
  const [timezone, setTimezone] = useState(browserTimezone);
  const { mutate, isPending, error } = useRegister(() => navigate("/", { replace: true }));
  const zones = useMemo(timezones, []);
  const options = useMemo(() => currencyOptions(navigator.language), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate({
      name: name.trim(),
      email: email.trim(),
      password,
      currency,
      timezone,
      ...(invite ? { invite } : {}),
    });
  };
  return (
    <form className={classes.fields} onSubmit={submit}>
      <TextInput
        label="Name"
        autoComplete="name"
        required
        withAsterisk={false}
        size="md"
        value={name}
        error={fieldError(error, "name")}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label="Email"
        type="email"
        autoComplete="username"
        required
        withAsterisk={false}
        size="md"
        value={email}
        error={fieldError(error, "email")}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        label="Password"
        autoComplete="new-password"
        required
        withAsterisk={false}
        size="md"
        value={password}
        error={fieldError(error, "password")}
        visibilityToggleButtonProps={{ "aria-label": "Show what is typed" }}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {!invite && (
        <Select
          label="Currency"
          description="What new accounts start with. Every account can have its own."
          searchable
          allowDeselect={false}
          size="md"
          data={options}
          value={currency}
          limit={60}
          onChange={(value) => value && setCurrency(value)}
        />
      )}
      <Select
        label="Time zone"
        searchable
        allowDeselect={false}
        size="md"
        data={zones}
        value={timezone}
        limit={60}
        onChange={(value) => value && setTimezone(value)}
      />
      {error && <Failure>{sentence(error)}</Failure>}
      <Button type="submit" size="md" loading={isPending}>
        Create account
      </Button>
    </form>
  );
}
