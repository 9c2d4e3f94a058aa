import { afterEach, expect, test, vi } from "vitest";
import { patiently } from "~/lib/loading";

afterEach(() => {
  vi.useRealTimers();
});

test("a part that comes at the third try comes", async () => {
  vi.useFakeTimers();
  let asked = 0;
  const load = patiently(async () => {
    asked += 1;
    if (asked < 3) throw new Error("No network.");
    return "part";
  });
  const coming = load();
  await vi.advanceTimersByTimeAsync(1_500);
  expect(await coming).toBe("part");
  expect(await load()).toBe("part");
  expect(asked).toBe(3);
});

test("it gives up after a while, and begins anew when asked again", async () => {
  vi.useFakeTimers();
  let works = false;
  const load = patiently(async () => {
    if (!works) throw new Error("No network.");
    return "part";
  });
  const failing = load().catch(() => "given up");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await failing).toBe("given up");
  works = true;
  expect(await load()).toBe("part");
});
