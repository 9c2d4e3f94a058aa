import { Button } from "@mantine/core";
import { Link, useNavigate, useParams } from "react-router";
import { ApiProblem, sentence } from "~/api/problem";
import type { User } from "~/api/types";
import { Frame } from "~/features/auth/Frame";
import classes from "~/features/auth/Frame.module.css";
import { RegisterForm } from "~/features/auth/RegisterForm";
import { shortDay } from "~/lib/dates";
import { signOut, useAcceptInvite, useInvitePreview } from "~/queries/auth";
import { useFormats } from "~/ui/formats";
import { Failure } from "~/ui/states";
import { UserText } from "~/ui/UserText";

const MAY = {
  owner: "You will be able to do everything, including inviting others.",
  member: "You will be able to see and record everything.",
  viewer: "You will be able to see everything, and change nothing.",
} as const;

export default function Invite({ signedInAs }: { signedInAs: User | null }) {
  const { token = "" } = useParams();
  const { data: preview, error, isPending, refetch } = useInvitePreview(token);
  const { locale } = useFormats();
  if (isPending) return <Frame title="One moment…">{null}</Frame>;
  if (!preview) {
    const isGone = error instanceof ApiProblem && error.status === 404;
    return (
      <Frame title={isGone ? "This invitation is no longer valid" : "The invitation could not be read"}>
        <div className={classes.fields}>
          {isGone ? (
            <p className={classes.lead}>
              It was used or taken back, or its week is over. Ask for a new link.
            </p>
          ) : (
            <Failure onRetry={() => void refetch()}>{sentence(error)}</Failure>
          )}
        </div>
        <p className={classes.foot}>
          <Link to="/">{signedInAs ? "Back to Pennybell" : "Sign in"}</Link>
        </p>
      </Frame>
    );
  }
  const lead = (
    <>
      <UserText>{preview.inviter_name}</UserText> invites you. {MAY[preview.role]} The link is valid until{" "}
      {shortDay(preview.expires_at.slice(0, 10), locale)}.
    </>
  );
  return (
    <Frame title={`Join ${preview.household_name}`} lead={lead}>
      {signedInAs ? (
        <Accept token={token} user={signedInAs} />
      ) : (
        <>
          <RegisterForm invite={token} />
          <p className={classes.foot}>
            Already registered?{" "}
            <Link to={`/sign-in?next=${encodeURIComponent(`/invite/${token}`)}`}>Sign in instead</Link>
          </p>
        </>
      )}
    </Frame>
  );
}

function Accept({ token, user }: { token: string; user: User }) {
  const navigate = useNavigate();
  const { mutate, isPending, error } = useAcceptInvite(() => navigate("/", { replace: true }));
  return (
    <>
      <div className={classes.fields}>
        {error && <Failure>{sentence(error)}</Failure>}
        <Button size="md" loading={isPending} onClick={() => mutate(token)}>
          Accept invitation
        </Button>
      </div>
      <p className={classes.foot}>
        Signed in as <UserText>{user.name}</UserText>.{" "}
        <button type="button" className={classes.link} onClick={() => void signOut()}>
          Sign out
        </button>
      </p>
    </>
  );
}
