import { expect, test } from "vitest";
import { uuid7 } from "~/lib/ids";

test("an id carries its time, its version and its variant", () => {
  const id = uuid7(0x0199_0000_1234, new Uint8Array(16).fill(0xff));
  expect(id).toBe("01990000-1234-7fff-bfff-ffffffffffff");
});

test("a later id sorts after an earlier one", () => {
  const random = new Uint8Array(16).fill(0xff);
  expect(uuid7(1_000, random) < uuid7(1_001, new Uint8Array(16))).toBe(true);
});
