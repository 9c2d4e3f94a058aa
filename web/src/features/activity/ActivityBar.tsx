import { Button, NativeSelect, Popover, TextInput } from "@mantine/core";
import { useSearchParams } from "react-router";
import classes from "~/features/activity/ActivityPage.module.css";
import { KINDS, paramsOf } from "~/features/activity/filters";
import { useNames } from "~/features/transactions/names";
import { useActivityChoices, useActivityUnread } from "~/queries/activity";
import type { ActivityFilters } from "~/queries/activityPages";
import { Count } from "~/ui/Count";
import { CheckIcon, CloseIcon, FilterIcon } from "~/ui/icons";
import { UserText } from "~/ui/UserText";

interface Props {
  filters: ActivityFilters;
  hasUnread: boolean;
  onMarkAll: () => void;
}

export function ActivityBar({ filters, hasUnread, onMarkAll }: Props) {
  const unread = useActivityUnread();
  const [, setParams] = useSearchParams();
  const change = (next: ActivityFilters) => setParams(paramsOf({ ...filters, ...next }), { replace: true });
  return (
    <div className={classes.bar}>
      <FilterMenu filters={filters} onChange={change} />
      <span className={classes.unread} role="status">
        {unread > 0 ? <Count of={unread} one="unread" many="unread" /> : "All read"}
      </span>
      <Button
        variant="default"
        className={classes.all ?? ""}
        aria-label="Mark all read"
        disabled={!hasUnread}
        onClick={onMarkAll}
      >
        <CheckIcon size={17} />
        <span className={classes.words}>Mark all read</span>
      </Button>
      <Chips filters={filters} onChange={change} />
    </div>
  );
}

interface Changing {
  filters: ActivityFilters;
  onChange: (next: ActivityFilters) => void;
}

const ANY = { value: "", label: "Any" };

function FilterMenu({ filters, onChange }: Changing) {
  const { data } = useActivityChoices();
  const names = useNames();
  const people = data?.members.map(({ id, name }) => ({ value: id, label: name ?? "Pennybell" })) ?? [];
  const kinds = data?.kinds.map((kind) => ({ value: kind, label: KINDS[kind] })) ?? [];
  const accounts = data?.accounts.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  const categories = data?.categories.map(({ id, name }) => ({
    value: id,
    label: names.category(id) ?? name,
  }));
  const select = (name: "member" | "kind" | "account" | "category", label: string, data: Option[]) => (
    <NativeSelect
      label={label}
      value={filters[name] ?? ""}
      data={[ANY, ...data]}
      onChange={(event) => onChange({ [name]: event.currentTarget.value || undefined })}
    />
  );
  const day = (name: "from" | "to", label: string) => (
    <TextInput
      type="date"
      label={label}
      value={filters[name] ?? ""}
      onChange={(event) => onChange({ [name]: event.currentTarget.value || undefined })}
    />
  );
  return (
    <Popover position="bottom-start" shadow="md" trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<FilterIcon size={17} />}>
          Filters
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.filters}>
          {select("member", "Who did it", people)}
          {select("kind", "What it is", kinds)}
          {select("account", "About account", accounts)}
          {select(
            "category",
            "About category",
            (categories ?? []).sort((a, b) => a.label.localeCompare(b.label)),
          )}
          <div className={classes.days}>
            {day("from", "From")}
            {day("to", "To")}
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

interface Option {
  value: string;
  label: string;
}

function Chips({ filters, onChange }: Changing) {
  const names = useNames();
  const { data } = useActivityChoices();
  const { member, kind, account, category, from, to } = filters;
  const who = data?.members.find(({ id }) => id === member)?.name;
  const said: [keyof ActivityFilters, string | undefined][] = [
    ["member", member && (member === "pennybell" ? "Pennybell" : (who ?? "Somebody"))],
    ["kind", kind && KINDS[kind]],
    ["account", account && (names.account(account)?.name ?? "Account")],
    ["category", category && (names.category(category) ?? "Category")],
    ["from", from && `From ${from}`],
    ["to", to && `To ${to}`],
  ];
  const chips = said.filter((each): each is [keyof ActivityFilters, string] => Boolean(each[1]));
  if (chips.length === 0) return null;
  return (
    <div className={classes.chips}>
      {chips.map(([name, text]) => (
        <button
          key={name}
          type="button"
          className={classes.chip}
          title="Remove this filter"
          onClick={() => onChange({ [name]: undefined })}
        >
          <UserText>{text}</UserText>
          <CloseIcon size={15} />
        </button>
      ))}
    </div>
  );
}
