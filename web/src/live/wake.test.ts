import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchWaking } from "~/live/wake";

/** As much of a page as waking looks at. */
function page() {
  const document = Object.assign(new EventTarget(), { visibilityState: "visible" });
  const window = Object.assign(new EventTarget(), {
    document,
    setInterval: globalThis.setInterval,
    clearInterval: globalThis.clearInterval,
  });
  const said: string[] = [];
  const end = watchWaking(
    {
      wake: (isReturn) => said.push(isReturn ? "return" : "wake"),
      lose: () => said.push("lose"),
      rest: () => said.push("rest"),
    },
    window as unknown as Window,
  );
  return { window, document, said, end };
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});

afterEach(() => {
  vi.useRealTimers();
});

test("a gap between ticks of more than twenty seconds is a waking, less is not", () => {
  const { said, end } = page();
  vi.advanceTimersByTime(60_000);
  expect(said).toEqual([]);
  vi.setSystemTime(Date.now() + 15_000);
  vi.advanceTimersByTime(5_000);
  expect(said).toEqual([]);
  vi.setSystemTime(Date.now() + 15_001);
  vi.advanceTimersByTime(5_000);
  expect(said).toEqual(["wake"]);
  end();
});

test("who comes back to the page, the network, or out of the freezer wakes it", () => {
  const { window, document, said, end } = page();
  document.dispatchEvent(new Event("visibilitychange"));
  window.dispatchEvent(new Event("pageshow"));
  window.dispatchEvent(new Event("focus"));
  window.dispatchEvent(new Event("online"));
  document.dispatchEvent(new Event("resume"));
  expect(said).toEqual(["return", "return", "return", "wake", "wake"]);
  end();
});

test("a hidden page is no return; a lost network and a page put aside are told", () => {
  const { window, document, said, end } = page();
  document.visibilityState = "hidden";
  document.dispatchEvent(new Event("visibilitychange"));
  window.dispatchEvent(new Event("offline"));
  document.dispatchEvent(new Event("freeze"));
  window.dispatchEvent(new Event("pagehide"));
  expect(said).toEqual(["lose", "rest", "rest"]);
  end();
});

test("ending leaves nothing behind", () => {
  const { window, document, said, end } = page();
  end();
  for (const name of ["pageshow", "online", "offline", "focus", "pagehide"])
    window.dispatchEvent(new Event(name));
  for (const name of ["visibilitychange", "freeze", "resume"]) document.dispatchEvent(new Event(name));
  expect(said).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});
