import { useEffect, useRef } from "react";
import { useNavigate } from "react-router";
import { closeNotices, setBadge } from "~/push/browser";
import { isAsk } from "~/push/talk";
import { useInboxCounts, useMarkEntries } from "~/queries/inbox";
import { useEvent } from "~/queries/live";
import { closeRead, startPush } from "~/queries/push";

/** Keeps what the system shows (notices, the icon's number) at what is true, and goes where a notice leads. */
export function useNotices(): void {
  const navigate = useNavigate();
  const { mutate: mark } = useMarkEntries();
  const { unread } = useInboxCounts();
  const handle = useRef((_: MessageEvent) => {});
  handle.current = ({ data, ports }) => {
    if (!isAsk(data)) return;
    ports[0]?.postMessage("taken");
    if (data.type === "open") navigate(data.path);
    if (data.type === "read") mark({ change: "read", ids: [data.entry] });
    if (data.type === "subscribe") void startPush().catch(() => {});
  };
  useEffect(() => {
    // Without network the next start does it.
    void startPush().catch(() => {});
    void closeRead().catch(() => {});
    const worker = navigator.serviceWorker;
    if (!worker) return;
    const hear = (event: MessageEvent) => handle.current(event);
    worker.addEventListener("message", hear);
    return () => worker.removeEventListener("message", hear);
  }, []);
  useEffect(() => {
    setBadge(unread);
    if (unread > 0) return;
    // What is about several has been read, too. Of the others the server knows: this page may lag behind what rings.
    void closeNotices((entry) => entry === null);
    void closeRead().catch(() => {});
  }, [unread]);
  useEvent("notification.updated", ({ ids, up_to, change }) => {
    if (change !== "read" && change !== "archived" && change !== "snoozed") return;
    if (up_to !== null) void closeRead().catch(() => {});
    void closeNotices((entry) => entry !== null && ids.includes(entry));
  });
}
