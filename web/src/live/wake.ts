/** Signs that the device slept, the person came back, or the network changed. */
export interface WakeOwner {
  wake(isReturn: boolean): void;
  lose(): void;
  /** The page is about to be frozen, or to go. */
  rest(): void;
}

const TICK_MS = 5_000;
const GAP_MS = 20_000;

/** Begins to listen; the answer ends it. */
export function watchWaking(owner: WakeOwner, page: Window = window): () => void {
  let last_ms = Date.now();
  const tick = page.setInterval(() => {
    const now_ms = Date.now();
    // Timers stand still while a device sleeps: a long gap between two ticks is a waking.
    if (now_ms - last_ms > GAP_MS) owner.wake(false);
    last_ms = now_ms;
  }, TICK_MS);
  const onVisible = () => {
    if (page.document.visibilityState === "visible") owner.wake(true);
  };
  const onOnline = () => owner.wake(false);
  const onOffline = () => owner.lose();
  const onShow = () => owner.wake(true);
  const onRest = () => owner.rest();
  page.document.addEventListener("visibilitychange", onVisible);
  page.document.addEventListener("freeze", onRest);
  page.document.addEventListener("resume", onOnline);
  page.addEventListener("pagehide", onRest);
  page.addEventListener("online", onOnline);
  page.addEventListener("offline", onOffline);
  page.addEventListener("pageshow", onShow);
  page.addEventListener("focus", onShow);
  return () => {
    page.clearInterval(tick);
    page.document.removeEventListener("visibilitychange", onVisible);
    page.document.removeEventListener("freeze", onRest);
    page.document.removeEventListener("resume", onOnline);
    page.removeEventListener("pagehide", onRest);
    page.removeEventListener("online", onOnline);
    page.removeEventListener("offline", onOffline);
    page.removeEventListener("pageshow", onShow);
    page.removeEventListener("focus", onShow);
  };
}
