import { Link, useSearchParams } from "react-router";
import { Frame } from "~/features/auth/Frame";
import classes from "~/features/auth/Frame.module.css";
import { RegisterForm } from "~/features/auth/RegisterForm";
import { useRegistrationMode } from "~/queries/auth";
import { Failure } from "~/ui/states";

export default function Register() {
  const { data: mode } = useRegistrationMode();
  const [params] = useSearchParams();
  return (
    <Frame title="Create your account" lead="It starts a household of your own; you can invite others later.">
      {mode === "closed" || mode === "invite" ? (
        <div className={classes.fields}>
          <Failure>
            {mode === "closed"
              ? "This server takes no new accounts."
              : "This server takes new accounts by invitation only. Ask a member for a link."}
          </Failure>
        </div>
      ) : (
        <RegisterForm />
      )}
      <p className={classes.foot}>
        Already registered? <Link to={`/sign-in?${params}`}>Sign in instead</Link>
      </p>
    </Frame>
  );
}
