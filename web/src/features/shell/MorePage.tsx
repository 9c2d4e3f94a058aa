import { Link } from "react-router";
import { HouseholdMenu } from "~/features/shell/HouseholdMenu";
import classes from "~/features/shell/MorePage.module.css";
import { SCREENS, type Screen } from "~/features/shell/screens";
import { WaitingAt } from "~/features/shell/Waiting";
import { signOut } from "~/queries/auth";
import { useCanWrite } from "~/queries/ledger";
import { Card } from "~/ui/Card";
import { ChevronIcon, DoorIcon } from "~/ui/icons";

/** On the phone: the way to what the bar has no room for. */
export default function MorePage() {
  const canWrite = useCanWrite();
  const behind = SCREENS.filter(({ isTab, isForWriters }) => !isTab && (canWrite || !isForWriters));
  return (
    <div className={classes.page}>
      <Card flush>
        <div className={classes.household}>
          <HouseholdMenu />
        </div>
      </Card>
      <Ways screens={behind.filter(({ group }) => group === "money")} />
      <Ways screens={behind.filter(({ group }) => group === "app")} />
      <Card flush>
        <button type="button" className={classes.way} onClick={() => void signOut()}>
          <DoorIcon size={22} />
          Sign out
        </button>
      </Card>
    </div>
  );
}

function Ways({ screens }: { screens: readonly Screen[] }) {
  if (screens.length === 0) return null;
  return (
    <Card flush>
      <ul>
        {screens.map(({ path, title, Icon }) => (
          <li key={path} className={classes.item}>
            <Link to={path} className={classes.way}>
              <Icon size={22} />
              {title}
              <span className={classes.end}>
                <WaitingAt path={path} />
                <ChevronIcon size={18} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
