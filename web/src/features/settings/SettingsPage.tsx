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
import { BellIcon, CoinsIcon, DoorIcon, HookIcon, ImportIcon, MailIcon, TagIcon } from "~/ui/icons";

const Categories = lazy(parts.categories);
const Contacts = lazy(parts.contacts);
const Rates = lazy(parts.rates);
const Webhooks = lazy(parts.webhooks);
const Notifications = lazy(parts.notifications);

export default function SettingsPage() {
  return (
    <Routes>
      <Route index element={<All />} />
      <Route path="categories" element={<Categories />} />
      <Route path="rates" element={<Rates />} />
      <Route path="contacts" element={<Contacts />} />
      <Route path="notifications" element={<Notifications />} />
      <Route path="webhooks/*" element={<Webhooks />} />
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
          title="Notifications"
          note="What you want to hear of, where and when; which devices ring."
          action={
            <Button
              variant="default"
              component={Link}
              to="/settings/notifications"
              leftSection={<BellIcon size={17} />}
            >
              Notifications
            </Button>
          }
        />
        <CardHead
          title="Mail and text messages"
          note="Addresses and numbers that Pennybell may write to."
          action={
            <Button
              variant="default"
              component={Link}
              to="/settings/contacts"
              leftSection={<MailIcon size={17} />}
            >
              Addresses
            </Button>
          }
        />
        <CardHead
          title="Webhooks"
          note="Programs of yours that are told what you are told."
          action={
            <Button
              variant="default"
              component={Link}
              to="/settings/webhooks"
              leftSection={<HookIcon size={17} />}
            >
              Webhooks
            </Button>
          }
        />
        <CardHead
          title="Categories and tags"
          note="What money is sorted by: rename, move, merge, archive."
          action={
            <Button
              variant="default"
              component={Link}
              to="/settings/categories"
              leftSection={<TagIcon size={17} />}
            >
              Categories
            </Button>
          }
        />
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
