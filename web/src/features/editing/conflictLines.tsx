import type { ReactNode } from "react";
import type { ConflictLine } from "~/ui/Conflict";
import { UserText } from "~/ui/UserText";

/** Lines that compare a row as it stands now with one as it would be. */
export function comparing<One>(now: One, mine: One) {
  const line = (
    field: string,
    value: (one: One) => unknown,
    drawn: (one: One) => ReactNode,
  ): ConflictLine => ({
    field,
    now: drawn(now),
    mine: drawn(mine),
    isSame: JSON.stringify(value(now)) === JSON.stringify(value(mine)),
  });
  const text = (field: string, of: (one: One) => string) =>
    line(field, of, (one) => <UserText>{of(one) || "\u2013"}</UserText>);
  return { line, text };
}
