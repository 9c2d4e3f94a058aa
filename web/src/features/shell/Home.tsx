import { type ComponentType, lazy, Suspense, useEffect } from "react";
import { Navigate, Route, Routes, useLocation, useSearchParams } from "react-router";
import { sentence } from "~/api/problem";
import { EditorProvider } from "~/features/shell/editor";
import { Left } from "~/features/shell/Left";
import { bringTheRest, parts } from "~/features/shell/parts";
import { Shell } from "~/features/shell/Shell";
import { Splash, Unreachable } from "~/features/shell/Splash";
import { MORE, SCREENS } from "~/features/shell/screens";
import { useLedgerStart, useUser } from "~/queries/ledger";
import { live, useMembership } from "~/queries/live";
import { Boundary } from "~/ui/Boundary";
import { FormatsProvider } from "~/ui/formats";
import { Rows } from "~/ui/states";

const MorePage = lazy(parts.more);
const PAGES = SCREENS.map(({ path, part }) => ({ path, Page: lazy<ComponentType>(parts[part]) }));

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
                {PAGES.map(({ path, Page }) => (
                  <Route key={path} path={path === "/" ? path : `${path}/*`} element={<Page />} />
                ))}
                <Route path={MORE} element={<MorePage />} />
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
