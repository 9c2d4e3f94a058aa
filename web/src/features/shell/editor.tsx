import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from "react";
import type { Transaction } from "~/api/types";
import { useCanWrite } from "~/queries/ledger";

const load = () => import("~/features/transactions/Editor");
const Editor = lazy(load);

export interface Editing {
  /** The row to edit; none to add one. */
  row?: Transaction;
  account_id?: string;
}

interface Opener {
  add(account_id?: string): void;
  edit(row: Transaction): void;
}

const Context = createContext<Opener>({ add() {}, edit() {} });

/** The one dialog to add or edit a transaction, to be opened from anywhere. */
export function EditorProvider({ children }: { children: ReactNode }) {
  const canWrite = useCanWrite();
  const [editing, setEditing] = useState<(Editing & { time: number }) | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const open = useCallback((what: Editing) => {
    setEditing((before) => ({ ...what, time: (before?.time ?? 0) + 1 }));
    setIsOpen(true);
  }, []);
  const opener = useMemo<Opener>(
    () => ({
      add: (account_id) => canWrite && open(account_id ? { account_id } : {}),
      edit: (row) => open({ row }),
    }),
    [canWrite, open],
  );
  useEffect(() => {
    // By the time somebody presses the button, the dialog is there.
    const timer = window.setTimeout(() => void load(), 1_500);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <Context value={opener}>
      {children}
      {editing && (
        <Suspense>
          <Editor key={editing.time} editing={editing} isOpen={isOpen} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </Context>
  );
}

export function useEditor(): Opener {
  return useContext(Context);
}
