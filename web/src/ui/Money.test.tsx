import { readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { setCurrencies } from "~/lib/currencies";
import { AMOUNT_MINOR_MAX } from "~/lib/money";
import { FormatsProvider } from "~/ui/formats";
import { Money, type MoneyProps } from "~/ui/Money";

function draw(props: MoneyProps, locale = "en-US"): string {
  return renderToStaticMarkup(
    <FormatsProvider locale={locale}>
      <Money {...props} />
    </FormatsProvider>,
  );
}

const text = (markup: string) => markup.replace(/<[^>]*>/g, "").replace(/\u00a0/g, " ");

test("each currency shows its own number of digits", () => {
  expect(text(draw({ minor: 1234, currency: "EUR" }))).toBe("€12.34");
  expect(text(draw({ minor: 1234, currency: "JPY" }))).toBe("¥1,234");
  expect(text(draw({ minor: 1234, currency: "KWD" }))).toBe("KWD 1.234");
});

test("the server's exponent wins over the browser's", () => {
  expect(text(draw({ minor: 5, currency: "IQD" }))).toBe("IQD 5");
  setCurrencies([{ code: "IQD", exponent: 3, name: "Iraqi dinar" }]);
  expect(text(draw({ minor: 5, currency: "IQD" }))).toBe("IQD 0.005");
  setCurrencies([]);
});

test("the largest amount is exact to the last unit", () => {
  expect(text(draw({ minor: -AMOUNT_MINOR_MAX, currency: "EUR" }))).toBe("−€9,999,999,999,999.99");
});

test("the sign is written, so that colour is not the only signal", () => {
  expect(text(draw({ minor: 500, currency: "EUR", tone: "flow" }))).toBe("+€5.00");
  expect(text(draw({ minor: -500, currency: "EUR", tone: "flow" }))).toBe("−€5.00");
  expect(text(draw({ minor: 500, currency: "EUR" }))).toBe("€5.00");
});

test("the locale decides how it is written", () => {
  expect(text(draw({ minor: -123456, currency: "EUR" }, "de-DE"))).toBe("−1.234,56 €");
});

test("an amount is isolated from the direction of the text around it", () => {
  expect(draw({ minor: 1, currency: "EUR" })).toMatch(/^<bdi /);
});

test("nothing else formats an amount", () => {
  const source = fileURLToPath(new URL("..", import.meta.url));
  const allowed = [
    "ui/Money.tsx",
    "ui/moneyText.ts",
    "ui/Count.tsx",
    "ui/Percent.tsx",
    "lib/money.ts",
    "lib/currencies.ts",
    "lib/numbers.ts",
  ];
  const offenders = files(source)
    .map((path) => path.slice(source.length))
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !allowed.includes(path))
    .filter((path) =>
      /NumberFormat|toLocaleString|\.toFixed\(|toDecimal|_minor\s*\/|minor\s*\/\s*10/.test(
        readFileSync(source + path, "utf8"),
      ),
    );
  expect(offenders).toEqual([]);
});

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = folder + name;
    return statSync(path).isDirectory() ? files(`${path}/`) : [path];
  });
}
