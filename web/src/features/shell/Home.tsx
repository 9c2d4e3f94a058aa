import { lazy, Suspense, useEffect } from "react";
import { Navigate, Route, Routes, useLocation, useSearchParams } from "react-router";
import { sentence } from "~/api/problem";
import { EditorProvider } from "~/features/shell/editor";
import { Left } from "~/features/shell/Left";
import { bringTheRest, parts } from "~/features/shell/parts";
import { Shell } from "~/features/shell/Shell";
import { Splash, Unreachable } from "~/features/shell/Splash";
import { useLedgerStart, useUser } from "~/queries/ledger";
import { live, useMembership } from "~/queries/live";
import { Boundary } from "~/ui/Boundary";
import { FormatsProvider } from "~/ui/formats";
import { Rows } from "~/ui/states";

const Accounts = lazy(parts.accounts);
const Transactions = lazy(parts.transactions);
const Import = lazy(parts.import);
const Household = lazy(parts.household);
const Settings = lazy(parts.settings);

/** One household, from its snapshot on. */
export function Home() {
  const { left } = useMembership();
  return left ? <Left /> : <Reading />;
}

function Reading() {
  const { isSuccess, error, refetch } = useLedgerStart();
  useEffect(() => {
    if (!isSuccess) return;
    live.start();
    return () => live.stop();
  }, [isSuccess]);
  if (error && !isSuccess) return <Unreachable onRetry={() => void refetch()} detail={sentence(error)} />;
  if (!isSuccess) return <Splash />;
  return <Pages />;
}

function Pages() {
  const { locale } = useUser();
  const { pathname } = useLocation();
  useEffect(bringTheRest, []);
  return (
    <FormatsProvider locale={locale || navigator.language}>
      <EditorProvider>
        <Shell>
          <Boundary key={pathname}>
            <Suspense fallback={<Rows />}>
              <Routes>
                <Route path="/" element={<Accounts />} />
                <Route path="/transactions" element={<Transactions />} />
                <Route path="/import" element={<Import />} />
                <Route path="/household" element={<Household />} />
                <Route path="/settings" element={<Settings />} />
                <Route path="/sign-in" element={<Onward />} />
                <Route path="/register" element={<Onward />} />
                <Route path="/*" element={<Navigate to="/" replace />} />
              </Routes>
            </Suspense>
          </Boundary>
        </Shell>
      </EditorProvider>
    </FormatsProvider>
  );
}

/** After signing in: on to where one wanted to go, within this app only. */
function Onward() {
  const [params] = useSearchParams();
  const next = params.get("next") ?? "/";
  return <Navigate to={/^\/(?![/\\])/.test(next) ? next : "/"} replace />;
}
