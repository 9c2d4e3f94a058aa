import { NativeSelect, Switch } from "@mantine/core";
import type { ImportPreview } from "~/api/types";
import classes from "~/features/import/ImportPage.module.css";
import { type ColumnRole, type Mapping, mappingOf } from "~/queries/imports";

const ROLES: [ColumnRole, string][] = [
  ["date", "Date column"],
  ["payee", "Payee column"],
  ["amount", "Amount column"],
  ["debit", "Money out column"],
  ["credit", "Money in column"],
  ["direction", "In or out, as a word"],
  ["account", "Account column"],
  ["category", "Category column"],
  ["currency", "Currency column"],
  ["note", "Note column"],
  ["reference", "Reference column"],
];

/** Every answer is asked for anew, and the preview shows what came of it. */
export function MappingForm({
  preview,
  onChange,
}: {
  preview: ImportPreview;
  onChange: (mapping: Mapping) => void;
}) {
  const { columns } = preview;
  const mapping = mappingOf(preview);
  const none = { value: "", label: "None" };
  const choices = columns.map((name) => ({ value: name, label: name }));
  return (
    <>
      <div className={classes.settings}>
        <NativeSelect
          label="Fields between"
          value={mapping.delimiter ?? preview.delimiter}
          data={[
            { value: ",", label: "Commas" },
            { value: ";", label: "Semicolons" },
            { value: "\t", label: "Tabs" },
            { value: "|", label: "Bars" },
          ]}
          // Other fields mean other columns: those are found anew.
          onChange={(event) => onChange({ columns: {}, delimiter: event.currentTarget.value })}
        />
        <NativeSelect
          label="Dates as"
          value={mapping.date_format ?? preview.date_format}
          data={[
            { value: "ymd", label: "Year, month, day" },
            { value: "dmy", label: "Day, month, year" },
            { value: "mdy", label: "Month, day, year" },
            { value: "ydm", label: "Year, day, month" },
          ]}
          onChange={(event) =>
            onChange({
              ...mapping,
              date_format: event.currentTarget.value as NonNullable<Mapping["date_format"]>,
            })
          }
        />
        <NativeSelect
          label="Decimal mark"
          value={mapping.decimal ?? preview.decimal}
          data={[
            { value: ".", label: "Point: 1,234.50" },
            { value: ",", label: "Comma: 1.234,50" },
          ]}
          onChange={(event) => onChange({ ...mapping, decimal: event.currentTarget.value as "." | "," })}
        />
      </div>
      <h3 className={classes.sub}>Columns</h3>
      <div className={classes.settings}>
        {ROLES.map(([role, label]) => (
          <NativeSelect
            key={role}
            label={label}
            value={String(mapping.columns[role] ?? "")}
            data={[none, ...choices]}
            onChange={(event) =>
              onChange({
                ...mapping,
                columns: { ...mapping.columns, [role]: event.currentTarget.value || null },
              })
            }
          />
        ))}
      </div>
      <h3 className={classes.sub}>Signs</h3>
      <Switch
        label="Spending is written as a positive number"
        checked={mapping.spending_positive ?? false}
        onChange={(event) => onChange({ ...mapping, spending_positive: event.currentTarget.checked })}
      />
    </>
  );
}
