import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useLocation } from "react-router";
import { useEditor } from "~/features/shell/editor";
import { InboxBell } from "~/features/shell/InboxBell";
import classes from "~/features/shell/Shell.module.css";
import { Sidebar } from "~/features/shell/Sidebar";
import { Status } from "~/features/shell/Status";
import { titleAt } from "~/features/shell/screens";
import { TabBar } from "~/features/shell/TabBar";
import { useAlarms } from "~/features/shell/useAlarms";
import { useArrivals } from "~/features/shell/useArrivals";
import { useKeys } from "~/features/shell/useKeys";
import { useNotices } from "~/features/shell/useNotices";
import { useCanAdd } from "~/queries/ledger";
import { Bell } from "~/ui/Bell";
import { PlusIcon } from "~/ui/icons";

export function Shell({ children }: { children: ReactNode }) {
  const { pathname, search } = useLocation();
  const editor = useEditor();
  const canAdd = useCanAdd();
  useKeys();
  useArrivals();
  useAlarms();
  useNotices();
  const title = titleAt(pathname);
  const account = new URLSearchParams(search).get("account") ?? undefined;
  return (
    <div className={classes.shell}>
      <title>{`${title} · Pennybell`}</title>
      <Sidebar />
      <div className={classes.body}>
        <header className={classes.bar}>
          <span className={classes.mark}>
            <Bell size={28} />
          </span>
          <h1 className={classes.title}>{title}</h1>
          <Status />
          <InboxBell />
          {canAdd && (
            <Button
              className={classes.add ?? ""}
              leftSection={<PlusIcon size={18} />}
              onClick={() => editor.add(account)}
              title="Press n"
            >
              Add transaction
            </Button>
          )}
        </header>
        <main className={classes.main}>{children}</main>
      </div>
      <TabBar onAdd={canAdd ? () => editor.add(account) : null} />
    </div>
  );
}
