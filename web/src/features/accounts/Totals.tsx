import type { Account } from "~/api/types";
import classes from "~/features/accounts/Totals.module.css";
import { sumByCurrency } from "~/lib/money";
import { useHousehold } from "~/queries/ledger";
import { Money } from "~/ui/Money";

/** What there is and what is owed, per currency; currencies are never added together. */
export function Totals({ accounts }: { accounts: readonly Account[] }) {
  const { currency: home } = useHousehold();
  const all = accounts.map(({ currency, balance_minor: minor }) => ({ currency, minor }));
  const totals = sumByCurrency(all).sort((a, b) => rank(a.currency, home) - rank(b.currency, home));
  return (
    <div className={classes.totals}>
      {totals.map(({ currency, minor }, place) => {
        const mine = all.filter((one) => one.currency === currency);
        const has = sum(mine.filter((one) => one.minor > 0));
        const owes = sum(mine.filter((one) => one.minor < 0));
        return (
          <section key={currency} className={classes.total} data-first={place === 0 || undefined}>
            <h2 className={classes.label}>{totals.length > 1 ? `Net worth in ${currency}` : "Net worth"}</h2>
            <Money minor={minor} currency={currency} size={place === 0 ? "hero" : "large"} />
            {place === 0 && owes < 0 && (
              <dl className={classes.parts}>
                <div>
                  <dt>Assets</dt>
                  <dd>
                    <Money minor={has} currency={currency} />
                  </dd>
                </div>
                <div>
                  <dt>Debts</dt>
                  <dd>
                    <Money minor={owes} currency={currency} />
                  </dd>
                </div>
              </dl>
            )}
          </section>
        );
      })}
    </div>
  );
}

const sum = (items: { minor: number }[]) => items.reduce((total, { minor }) => total + minor, 0);
const rank = (currency: string, home: string) => (currency === home ? 0 : 1);
