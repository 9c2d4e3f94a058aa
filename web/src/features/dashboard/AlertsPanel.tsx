import { Link } from "react-router";
import { AlertText } from "~/features/alerts/AlertText";
import { bySeverity, groupsOf, isOpen } from "~/features/alerts/groups";
import { SEVERITIES } from "~/features/alerts/kinds";
import classes from "~/features/dashboard/lists.module.css";
import { Nothing, Panel } from "~/features/dashboard/Panel";
import { useRaisedAlerts } from "~/queries/alerts";

const SHOWN = 5;

/** What needs an eye, the gravest first. */
export function AlertsPanel() {
  const raised = useRaisedAlerts();
  const open = bySeverity(groupsOf(raised.filter(isOpen))).flatMap(({ groups }) => groups);
  return (
    <Panel title="Alerts" to="/alerts" asked={{ data: open, error: null, refetch: () => {} }} height={0}>
      {(groups) =>
        groups.length === 0 ? (
          <Nothing>All is well.</Nothing>
        ) : (
          <ul className={classes.list}>
            {groups.slice(0, SHOWN).map(({ key, head }) => (
              <li key={key}>
                <Link to={`/alerts/${head.id}`} className={classes.line} data-testid="alert-line">
                  <span className={classes.dot} data-tone={SEVERITIES[head.severity].tone} />
                  <span className={classes.text}>
                    <span className="visually-hidden">{SEVERITIES[head.severity].words}: </span>
                    <AlertText alert={head} />
                  </span>
                </Link>
              </li>
            ))}
            {groups.length > SHOWN && <li className={classes.rest}>{groups.length - SHOWN} more</li>}
          </ul>
        )
      }
    </Panel>
  );
}
