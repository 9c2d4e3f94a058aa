export interface SnoozeChoice {
  label: string;
  until: Date;
}

const EVENING_H = 18;
const MORNING_H = 8;

/** Times to put something off to, as the clock here shows them; only what is still to come. */
export function snoozeChoices(now: Date): SnoozeChoice[] {
  const at = (days: number, hour: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour);
  // Monday is 1; on a Monday the next one.
  const toMonday = (8 - now.getDay()) % 7 || 7;
  const choices = [
    { label: "In an hour", until: new Date(now.getTime() + 3_600_000) },
    { label: "This evening", until: at(0, EVENING_H) },
    { label: "Tomorrow morning", until: at(1, MORNING_H) },
    { label: "Next week", until: at(toMonday, MORNING_H) },
  ];
  return choices.filter(({ until }) => until.getTime() - now.getTime() >= 3_600_000);
}
