import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useMemo,
  useState,
} from "react";
import type { Transaction } from "~/api/types";
import { parts } from "~/features/shell/parts";
import { useCanWrite } from "~/queries/ledger";
import { Boundary } from "~/ui/Boundary";

const Editor = lazy(parts.editor);

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
  return (
    <Context value={opener}>
      {children}
      {editing && (
        <Boundary key={editing.time}>
          <Suspense>
            <Editor key={editing.time} editing={editing} isOpen={isOpen} onClose={() => setIsOpen(false)} />
          </Suspense>
        </Boundary>
      )}
    </Context>
  );
}

export function useEditor(): Opener {
  return useContext(Context);
}
