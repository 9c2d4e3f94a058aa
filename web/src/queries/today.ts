import { useEffect, useState } from "react";
import { dayIn } from "~/lib/dates";
import { useHousehold } from "~/queries/ledger";

const LOOK_EVERY_MS = 20_000;

/** The household's today; a screen that stays open over midnight goes on to the next day. */
export function useToday(): string {
  const { timezone } = useHousehold();
  const [today, setToday] = useState(() => dayIn(timezone, Date.now()));
  useEffect(() => {
    const look = () => setToday(dayIn(timezone, Date.now()));
    look();
    const timer = window.setInterval(look, LOOK_EVERY_MS);
    return () => window.clearInterval(timer);
  }, [timezone]);
  return today;
}
