import { Button } from "@mantine/core";
import classes from "~/features/shell/Splash.module.css";
import { signOut, useSwitchHousehold } from "~/queries/auth";
import { useHouseholds } from "~/queries/household";
import { Bell } from "~/ui/Bell";
import { UserText } from "~/ui/UserText";

/** This person is no longer a member of the household that was on screen. */
export function Left() {
  const { data: households } = useHouseholds();
  const { mutate, isPending } = useSwitchHousehold();
  return (
    <main className={classes.splash}>
      <Bell size={56} />
      <h1 className={classes.title}>You are no longer a member of this household</h1>
      <p className={classes.text}>Its data has been taken off this screen.</p>
      {households?.map((household) => (
        <Button key={household.id} loading={isPending} onClick={() => mutate(household.id)}>
          <span>
            Go to <UserText>{household.name}</UserText>
          </span>
        </Button>
      ))}
      <Button variant="default" onClick={() => void signOut()}>
        Sign out
      </Button>
    </main>
  );
}
