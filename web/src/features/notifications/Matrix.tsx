import type { Channel, NotificationType } from "~/api/types";
import { ALWAYS, TYPES } from "~/features/inbox/types";
import { usualOf, type Wish, wishOf, withWish } from "~/features/notifications/draft";
import classes from "~/features/notifications/Matrix.module.css";
import type { PartProps } from "~/features/notifications/PreferencesForm";
import { Card, CardHead } from "~/ui/Card";

const CHANNELS: { channel: Channel; label: string }[] = [
  { channel: "push", label: "Push" },
  { channel: "email", label: "Mail" },
  { channel: "sms", label: "SMS" },
];

/** Each sort on each channel: as the switches above say, or always, or never. */
export function Matrix({ draft, onChange }: PartProps) {
  return (
    <Card flush>
      <CardHead
        title="One by one"
        note="Goes before the switches above. Usually push rings for what is serious, and mail brings the rest once a week."
      />
      <table className={classes.matrix}>
        <thead>
          <tr>
            <td />
            {CHANNELS.map(({ channel, label }) => (
              <th key={channel} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        {TYPES.map(({ group, types }) => (
          <tbody key={group}>
            <tr>
              <th colSpan={CHANNELS.length + 1} scope="rowgroup" className={classes.group}>
                {group}
              </th>
            </tr>
            {types.map(({ type, label }) => (
              <tr key={type}>
                <th scope="row">{label}</th>
                {CHANNELS.map(({ channel, label: by }) => (
                  <td key={channel} data-by={by}>
                    <Cell
                      label={`${label}, by ${by}`}
                      usual={usualOf(draft, type, channel)}
                      wish={wishOf(draft, type, channel)}
                      onWish={(wish) => onChange({ overrides: withWish(draft, type, channel, wish) })}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
        <Always />
      </table>
    </Card>
  );
}

interface CellProps {
  label: string;
  usual: string;
  wish: Wish;
  onWish: (wish: Wish) => void;
}

function Cell({ label, usual, wish, onWish }: CellProps) {
  return (
    <select
      className={classes.cell}
      aria-label={label}
      data-wish={wish}
      data-off={(wish === "usual" && usual === "Off") || undefined}
      value={wish}
      onChange={(event) => onWish(event.currentTarget.value as Wish)}
    >
      <option value="usual">{usual}</option>
      <option value="on">Always</option>
      <option value="off">Never</option>
    </select>
  );
}

/** Nobody who takes over an account shall be able to keep its owner from hearing of it. */
function Always() {
  return (
    <tbody>
      <tr>
        <th colSpan={CHANNELS.length + 1} scope="rowgroup" className={classes.group}>
          {ALWAYS.group}
        </th>
      </tr>
      {ALWAYS.types.map(({ type, label }: { type: NotificationType; label: string }) => (
        <tr key={type}>
          <th scope="row">{label}</th>
          <td colSpan={CHANNELS.length} className={classes.fixed}>
            Always, everywhere
          </td>
        </tr>
      ))}
    </tbody>
  );
}
