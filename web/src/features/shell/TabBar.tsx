import { Link, useLocation } from "react-router";
import { COUNTS } from "~/features/shell/counts";
import { isCurrent, MORE, SCREENS, type Screen } from "~/features/shell/screens";
import classes from "~/features/shell/TabBar.module.css";
import { Waiting, WaitingAt } from "~/features/shell/Waiting";
import { MoreIcon, PlusIcon } from "~/ui/icons";

const TABS = SCREENS.filter(({ isTab }) => isTab);
const COUNTED = SCREENS.flatMap(({ path, isTab }) => (isTab ? [] : (COUNTS[path] ?? [])));

/** The phone's way around: the main screens, the button to record, and the way to all others. */
export function TabBar({ onAdd }: { onAdd: (() => void) | null }) {
  const { pathname, search } = useLocation();
  const isElsewhere = !TABS.some((screen) => isCurrent(screen, pathname, ""));
  return (
    <nav className={classes.tabs} aria-label="Main">
      {TABS.slice(0, 2).map((screen) => (
        <Tab key={screen.path} screen={screen} isHere={isCurrent(screen, pathname, search)} />
      ))}
      {onAdd && (
        <button type="button" className={classes.add} aria-label="Add transaction" onClick={onAdd}>
          <PlusIcon size={24} />
        </button>
      )}
      {TABS.slice(2).map((screen) => (
        <Tab key={screen.path} screen={screen} isHere={isCurrent(screen, pathname, search)} />
      ))}
      <Link to={MORE} className={classes.tab} aria-current={isElsewhere ? "page" : undefined}>
        <MoreIcon size={22} />
        More
        <Waiting useCount={useAllCounts} corner />
      </Link>
    </nav>
  );
}

function Tab({ screen, isHere }: { screen: Screen; isHere: boolean }) {
  return (
    <Link to={screen.path} className={classes.tab} aria-current={isHere ? "page" : undefined}>
      <screen.Icon size={22} />
      {screen.title}
      <WaitingAt path={screen.path} corner />
    </Link>
  );
}

/** Of all that is behind "More". */
function useAllCounts(): number {
  let sum = 0;
  // biome-ignore lint/correctness/useHookAtTopLevel: the list never changes, so neither does the order of the hooks.
  for (const useCount of COUNTED) sum += useCount();
  return sum;
}
