import { useNavigate } from "react-router";
import { AlertText } from "~/features/alerts/AlertText";
import { useEvent } from "~/queries/live";
import { useToast } from "~/ui/toasts";

/** What was raised longer ago is no news: it came with what was caught up on. */
const NEWS_MS = 60_000;

/** Says what is grave as it happens, wherever one is in the app. */
export function useAlarms(): void {
  const toast = useToast();
  const navigate = useNavigate();
  useEvent("alert.raised", (alert) => {
    if (alert.severity === "info" || Date.now() - Date.parse(alert.raised_at) > NEWS_MS) return;
    toast({
      text: <AlertText alert={alert} />,
      action: { label: "Why", run: () => void navigate(`/alerts/${alert.id}`) },
    });
  });
}
