import { Link } from "react-router";
import type { Recurring } from "~/api/types";
import { Amount } from "~/features/bills/Amount";
import classes from "~/features/bills/RuleList.module.css";
import { ruleInWords } from "~/features/bills/words";
import { Card } from "~/ui/Card";
import { useFormats } from "~/ui/formats";
import { ChevronIcon } from "~/ui/icons";
import { Pill } from "~/ui/Pill";
import { UserText } from "~/ui/UserText";

/** All that recurs: what is waited for first, then what rests. */
export function RuleList({ rules }: { rules: readonly Recurring[] }) {
  const active = rules.filter(({ status }) => status === "active");
  const resting = rules.filter(({ status }) => status !== "active");
  return (
    <Card flush>
      <ul>
        {[...active, ...resting].map((rule) => (
          <RuleRow key={rule.id} rule={rule} />
        ))}
      </ul>
    </Card>
  );
}

function RuleRow({ rule }: { rule: Recurring }) {
  const { locale } = useFormats();
  return (
    <li className={classes.item} data-testid="rule-row">
      <Link to={`/bills/${rule.id}`} className={classes.row}>
        <span className={classes.words}>
          <span className={classes.name}>
            <UserText>{rule.name}</UserText>
            {rule.status !== "active" && (
              <Pill tone="quiet">{rule.status === "paused" ? "Paused" : "Ended"}</Pill>
            )}
          </span>
          <span className={classes.note}>{ruleInWords(rule.rrule, rule.start_date, locale)}</span>
        </span>
        <Amount of={rule} />
        <ChevronIcon size={18} />
      </Link>
    </li>
  );
}
