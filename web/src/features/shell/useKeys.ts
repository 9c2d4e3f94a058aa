import { useEffect } from "react";
import { useLocation, useNavigate } from "react-router";
import { useEditor } from "~/features/shell/editor";

export const SEARCH_ID = "search-transactions";

/** "n" adds a transaction, "/" goes to the search; never while somebody types or a dialog is open. */
export function useKeys(): void {
  const editor = useEditor();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isTyping(event.target) || document.querySelector("[role=dialog]")) return;
      if (event.key === "n") {
        event.preventDefault();
        editor.add();
      }
      if (event.key === "/") {
        event.preventDefault();
        const field = document.getElementById(SEARCH_ID);
        if (field) field.focus();
        else if (pathname !== "/transactions") navigate("/transactions", { state: { search: true } });
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [editor, navigate, pathname]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
