import { lazy, Suspense } from "react";
import { Navigate, Route, Routes, useLocation } from "react-router";
import { Home } from "~/features/shell/Home";
import { Homeless } from "~/features/shell/Homeless";
import { Splash, Unreachable } from "~/features/shell/Splash";
import { startSession, useSession } from "~/queries/auth";

const SignIn = lazy(() => import("~/features/auth/SignIn"));
const Register = lazy(() => import("~/features/auth/Register"));
const Invite = lazy(() => import("~/features/auth/Invite"));
const DocsPage = lazy(() => import("~/features/docs/DocsPage"));

/** Who is there decides which pages there are. */
export function Routed() {
  const session = useSession();
  const { pathname, search } = useLocation();
  if (session.status === "unknown")
    return session.unreachable ? <Unreachable onRetry={() => void startSession()} /> : <Splash />;
  if (session.status === "signed_in") {
    return (
      <Suspense fallback={<Splash />}>
        <Routes>
          <Route path="/invite/:token" element={<Invite signedInAs={session.user} />} />
          <Route path="/docs/:page" element={<DocsPage />} />
          <Route
            path="/*"
            element={
              session.household ? <Home key={session.household.id} /> : <Homeless user={session.user} />
            }
          />
        </Routes>
      </Suspense>
    );
  }
  const back = pathname === "/" ? "" : `?next=${encodeURIComponent(pathname + search)}`;
  return (
    <Suspense fallback={<Splash />}>
      <Routes>
        <Route path="/sign-in" element={<SignIn ended={session.ended} />} />
        <Route path="/register" element={<Register />} />
        <Route path="/invite/:token" element={<Invite signedInAs={null} />} />
        <Route path="/docs/:page" element={<DocsPage />} />
        <Route path="/*" element={<Navigate to={`/sign-in${back}`} replace />} />
      </Routes>
    </Suspense>
  );
}
