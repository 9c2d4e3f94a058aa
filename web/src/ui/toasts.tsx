import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from "react";
import { CloseIcon } from "~/ui/icons";
import classes from "~/ui/toasts.module.css";

export interface Toast {
  text: ReactNode;
  tone?: "plain" | "danger";
  action?: { label: string; run: () => void };
}

const SHOWN_MS = 7_000;
const SHOWN_MAX = 3;

const Context = createContext<(toast: Toast) => void>(() => {});

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<(Toast & { id: number })[]>([]);
  const next = useRef(0);
  const close = useCallback((id: number) => setToasts((all) => all.filter((one) => one.id !== id)), []);
  const show = useCallback(
    (toast: Toast) => {
      next.current += 1;
      const id = next.current;
      setToasts((all) => [...all.slice(1 - SHOWN_MAX), { ...toast, id }]);
      window.setTimeout(() => close(id), SHOWN_MS);
    },
    [close],
  );
  const tray = useMemo(
    () =>
      toasts.map((toast) => (
        <div key={toast.id} className={classes.toast} data-tone={toast.tone ?? "plain"}>
          <span className={classes.text}>{toast.text}</span>
          {toast.action && (
            <button
              type="button"
              className={classes.action}
              onClick={() => {
                toast.action?.run();
                close(toast.id);
              }}
            >
              {toast.action.label}
            </button>
          )}
          <button
            type="button"
            className={classes.close}
            aria-label="Dismiss"
            onClick={() => close(toast.id)}
          >
            <CloseIcon size={16} />
          </button>
        </div>
      )),
    [toasts, close],
  );
  return (
    <Context value={show}>
      {children}
      <div className={classes.tray} aria-live="polite">
        {tray}
      </div>
    </Context>
  );
}

export function useToast(): (toast: Toast) => void {
  return useContext(Context);
}
