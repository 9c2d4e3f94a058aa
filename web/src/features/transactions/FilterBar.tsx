import { Button, NativeSelect, Popover, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useEffect, useState } from "react";
import { useLocation } from "react-router";
import { SEARCH_ID } from "~/features/shell/useKeys";
import { useNames } from "~/features/transactions/names";
import classes from "~/features/transactions/TransactionsPage.module.css";
import { useAccounts, useCategories, useTags } from "~/queries/ledger";
import type { Filters } from "~/queries/merge";
import { Count } from "~/ui/Count";
import { CloseIcon, FilterIcon, SearchIcon } from "~/ui/icons";
import { Money } from "~/ui/Money";
import { UserText } from "~/ui/UserText";

interface Props {
  filters: Filters;
  total: number;
  onChange: (next: Filters) => void;
}

export function FilterBar({ filters, total, onChange }: Props) {
  const names = useNames();
  const account = names.account(filters.account ?? null);
  return (
    <div className={classes.bar}>
      {account && (
        <div className={classes.account}>
          <div>
            <h2 className={classes.name}>
              <UserText>{account.name}</UserText>
            </h2>
            <Money minor={account.balance_minor} currency={account.currency} size="hero" />
          </div>
        </div>
      )}
      <search className={classes.tools}>
        <Search q={filters.q ?? ""} onChange={(q) => onChange({ q: q || undefined })} />
        <FilterMenu filters={filters} onChange={onChange} />
        <span className={classes.count}>
          <Count of={total} one="transaction" many="transactions" />
        </span>
      </search>
      <Chips filters={filters} onChange={onChange} />
    </div>
  );
}

const TYPING_MS = 250;

function Search({ q, onChange }: { q: string; onChange: (q: string) => void }) {
  const [text, setText] = useState(q);
  const location = useLocation();
  const wantsFocus = (location.state as { search?: boolean } | null)?.search === true;
  const report = useDebouncedCallback(onChange, TYPING_MS);
  useEffect(() => {
    // Cleared or changed from elsewhere; what is being typed is never taken away.
    if (document.activeElement?.id !== SEARCH_ID) setText(q);
  }, [q]);
  return (
    <TextInput
      id={SEARCH_ID}
      className={classes.search ?? ""}
      type="search"
      aria-label="Search"
      placeholder="Search payees and notes"
      leftSection={<SearchIcon size={17} />}
      autoFocus={wantsFocus}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        report(event.currentTarget.value.trim());
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        setText("");
        onChange("");
        event.currentTarget.blur();
      }}
    />
  );
}

function FilterMenu({ filters, onChange }: Pick<Props, "filters" | "onChange">) {
  const accounts = useAccounts();
  const categories = useCategories();
  const tags = useTags();
  const names = useNames();
  const any = { value: "", label: "Any" };
  return (
    <Popover position="bottom-start" shadow="md" trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<FilterIcon size={17} />}>
          Filters
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.filters}>
          <NativeSelect
            label="In account"
            value={filters.account ?? ""}
            data={[any, ...accounts.map(({ id, name }) => ({ value: id, label: name }))]}
            onChange={(event) => onChange({ account: event.currentTarget.value || undefined })}
          />
          <NativeSelect
            label="In category"
            value={filters.category ?? ""}
            data={[
              any,
              { value: "none", label: "Without category" },
              ...categories
                .map(({ id }) => ({ value: id, label: names.category(id) ?? "" }))
                .sort((a, b) => a.label.localeCompare(b.label)),
            ]}
            onChange={(event) => onChange({ category: event.currentTarget.value || undefined })}
          />
          <NativeSelect
            label="With tag"
            value={filters.tag ?? ""}
            data={[any, ...tags.map(({ name }) => ({ value: name, label: name }))]}
            onChange={(event) => onChange({ tag: event.currentTarget.value || undefined })}
          />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function Chips({ filters, onChange }: Pick<Props, "filters" | "onChange">) {
  const names = useNames();
  const chips: { key: keyof Filters; text: string }[] = [];
  if (filters.account)
    chips.push({ key: "account", text: names.account(filters.account)?.name ?? "Account" });
  if (filters.category) {
    const text = filters.category === "none" ? "Without category" : names.category(filters.category);
    chips.push({ key: "category", text: text ?? "Category" });
  }
  if (filters.tag) chips.push({ key: "tag", text: `#${filters.tag}` });
  if (filters.q) chips.push({ key: "q", text: `“${filters.q}”` });
  if (chips.length === 0) return null;
  return (
    <div className={classes.chips}>
      {chips.map(({ key, text }) => (
        <button
          key={key}
          type="button"
          className={classes.chip}
          title="Remove this filter"
          onClick={() => onChange({ [key]: undefined })}
        >
          <UserText>{text}</UserText>
          <CloseIcon size={15} />
        </button>
      ))}
    </div>
  );
}
