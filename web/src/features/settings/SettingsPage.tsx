import { Button } from "@mantine/core";
import { lazy } from "react";
import { Link, Route, Routes } from "react-router";
import classes from "~/features/household/HouseholdPage.module.css";
import { Password } from "~/features/settings/Password";
import { Profile } from "~/features/settings/Profile";
import { Sessions } from "~/features/settings/Sessions";
import { parts } from "~/features/shell/parts";
import { signOut } from "~/queries/auth";
import { useUser } from "~/queries/ledger";
import { Card, CardHead } from "~/ui/Card";
import { CoinsIcon, DoorIcon, ImportIcon } from "~/ui/icons";

const Rates = lazy(parts.rates);

export default function SettingsPage() {
  return (
    <Routes>
      <Route index element={<All />} />
      <Route path="rates" element={<Rates />} />
    </Routes>
  );
}

function All() {
  const { email, id } = useUser();
  return (
    <div className={classes.page}>
      <Profile key={id} />
      <Password />
      <Sessions />
      <Card>
        <CardHead
          title="Import"
          note="Bring in a statement from your bank."
          action={
            <Button variant="default" component={Link} to="/import" leftSection={<ImportIcon size={17} />}>
              Import
            </Button>
          }
        />
        <CardHead
          title="Exchange rates"
          note="Enter your own for foreign money."
          action={
            <Button
              variant="default"
              component={Link}
              to="/settings/rates"
              leftSection={<CoinsIcon size={17} />}
            >
              Rates
            </Button>
          }
        />
        <CardHead
          title="Sign out"
          note={`This device forgets everything of ${email}.`}
          action={
            <Button variant="default" leftSection={<DoorIcon size={17} />} onClick={() => void signOut()}>
              Sign out
            </Button>
          }
        />
      </Card>
    </div>
  );
}
