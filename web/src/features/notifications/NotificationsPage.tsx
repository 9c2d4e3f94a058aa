import { Link } from "react-router";
import { Addresses } from "~/features/notifications/Addresses";
import { Devices } from "~/features/notifications/Devices";
import classes from "~/features/notifications/NotificationsPage.module.css";
import { PreferencesForm } from "~/features/notifications/PreferencesForm";
import { TestNotice } from "~/features/notifications/TestNotice";
import { ThisBrowser } from "~/features/notifications/ThisBrowser";
import { BackLink } from "~/ui/BackLink";

/** What a person wants to hear of, where and when. */
export default function NotificationsPage() {
  return (
    <div className={classes.page}>
      <BackLink to="/settings">All settings</BackLink>
      <ThisBrowser />
      <Devices />
      <Addresses />
      <TestNotice />
      <PreferencesForm />
      <Link to="/docs/notifications" className={classes.link}>
        How notifications work and are set up
      </Link>
    </div>
  );
}
