import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AMOUNT_MINOR_MAX, parseAmount, sumByCurrency, toDecimal, toInput } from "~/lib/money";

const minor = (text: string, exponent = 2, decimal: "." | "," = ".") => {
  const parsed = parseAmount(text, exponent, decimal);
  return parsed.ok ? parsed.minor : parsed.reason;
};

describe("reading an amount", () => {
  test.each([
    ["12", 1200],
    ["12.5", 1250],
    [" 12.50 ", 1250],
    ["1,234.50", 123450],
    ["1.234,50", 123450],
    ["1'234.50", 123450],
    ["1\u202f234,50", 123450],
    ["12,34,567.00", 123456700],
    ["1,234", 123400],
    ["1,5", 150],
    [".5", 50],
    ["5.", 500],
    ["-3", -300],
    ["\u22123.10", -310],
    ["(3)", -300],
    ["3-", -300],
    ["+7", 700],
    ["0", 0],
    ["-0", 0],
    ["12.3000", 1230],
    ["٣٫٥", 350],
    ["१२.५०", 1250],
    ["12.5", 1250],
  ])("%s is understood", (text, expected) => {
    expect(minor(text)).toBe(expected);
  });

  test.each([
    ["", "empty"],
    ["   ", "empty"],
    ["abc", "unreadable"],
    ["1e5", "unreadable"],
    ["1.2.3", "unreadable"],
    ["1,23,4", "unreadable"],
    ["--3", "unreadable"],
    ["12²", "unreadable"],
    [".", "unreadable"],
    ["NaN", "unreadable"],
    ["Infinity", "unreadable"],
    ["1.234", "too_precise"],
    ["12.345", "too_precise"],
    ["99999999999999.99", "too_large"],
  ])("%s is refused as %s", (text, reason) => {
    expect(minor(text)).toBe(reason);
  });

  test("the locale's decimal mark decides what a single mark means", () => {
    expect(minor("1.234", 2, ",")).toBe(123400);
    expect(minor("1,234", 3, ",")).toBe(1234);
    expect(minor("1.234", 3, ".")).toBe(1234);
  });

  test("the exponent of the currency decides the unit", () => {
    expect(minor("1500", 0)).toBe(1500);
    expect(minor("1500.5", 0)).toBe("too_precise");
    expect(minor("0.001", 3)).toBe(1);
  });

  test("every amount comes back exactly from what is put into an input", () => {
    const amounts = fc.integer({ min: -AMOUNT_MINOR_MAX, max: AMOUNT_MINOR_MAX });
    const exponents = fc.integer({ min: 0, max: 4 });
    fc.assert(
      fc.property(
        amounts,
        exponents,
        fc.constantFrom("." as const, "," as const),
        (amount, exponent, mark) => {
          expect(minor(toInput(amount, exponent, mark), exponent, mark)).toBe(amount);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("grouping an amount the way a locale writes it changes nothing", () => {
    const amounts = fc.integer({ min: -AMOUNT_MINOR_MAX, max: AMOUNT_MINOR_MAX });
    fc.assert(
      fc.property(amounts, fc.constantFrom("en-US", "de-DE", "fr-FR", "en-IN", "de-CH"), (amount, locale) => {
        const mark = locale === "en-US" || locale === "en-IN" || locale === "de-CH" ? "." : ",";
        const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 });
        const written = format.format(toDecimal(amount, 2) as Intl.StringNumericLiteral);
        expect(minor(written, 2, mark)).toBe(amount);
      }),
      { numRuns: 1000 },
    );
  });

  test("no text whatever makes it throw or yield something that is no safe integer", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 0, max: 4 }), (text, exponent) => {
        const parsed = parseAmount(text, exponent);
        if (parsed.ok) expect(Number.isSafeInteger(parsed.minor)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});

test("the decimal number is exact at the edge", () => {
  expect(toDecimal(AMOUNT_MINOR_MAX, 2)).toBe("9999999999999.99");
  expect(toDecimal(-5, 2)).toBe("-0.05");
  expect(toDecimal(-5, 0)).toBe("-5");
  expect(toDecimal(1, 3)).toBe("0.001");
});

test("currencies are never added to one another", () => {
  const items = [
    { currency: "EUR", minor: 1 },
    { currency: "JPY", minor: 5 },
    { currency: "EUR", minor: 2 },
  ];
  expect(sumByCurrency(items)).toEqual([
    { currency: "EUR", minor: 3 },
    { currency: "JPY", minor: 5 },
  ]);
});
