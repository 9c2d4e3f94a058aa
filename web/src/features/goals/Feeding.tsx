import { Link } from "react-router";
import type { Goal } from "~/api/types";
import classes from "~/features/goals/Feeding.module.css";
import { partOf } from "~/features/goals/standing";
import { useAccounts } from "~/queries/ledger";
import { Card, CardHead } from "~/ui/Card";
import { Lit } from "~/ui/Lit";
import { Money } from "~/ui/Money";
import { UserText } from "~/ui/UserText";

/** The accounts that feed a goal, each the way to its rows. */
export function Feeding({ goal }: { goal: Goal }) {
  const accounts = useAccounts();
  const fed = goal.accounts.flatMap(({ account_id, percent }) => {
    const account = accounts.find(({ id }) => id === account_id);
    return account ? [{ account, percent }] : [];
  });
  return (
    <Card>
      <CardHead title="What feeds it" note="Money that comes to these accounts counts by itself." />
      <ul className={classes.list}>
        {fed.map(({ account, percent }) => (
          <li key={account.id}>
            <Link to={`/transactions?account=${account.id}`} className={classes.line}>
              <span className={classes.words}>
                <span className={classes.name}>
                  <UserText>{account.name}</UserText>
                </span>
                <span className={classes.note}>
                  {percent === 100 ? "All of it" : `${percent} % of `}
                  {percent < 100 && (
                    <Money
                      minor={account.balance_minor}
                      currency={account.currency}
                      size="small"
                      tone="muted"
                    />
                  )}
                </span>
              </span>
              <Lit on={account.balance_minor}>
                <Money minor={partOf(account.balance_minor, percent)} currency={account.currency} />
              </Lit>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
