import { HouseholdForm } from "~/features/household/HouseholdForm";
import classes from "~/features/household/HouseholdPage.module.css";
import { Invites } from "~/features/household/Invites";
import { Leave } from "~/features/household/Leave";
import { Members } from "~/features/household/Members";
import { Others } from "~/features/household/Others";
import { useHousehold, useRole } from "~/queries/ledger";

export default function HouseholdPage() {
  const isOwner = useRole() === "owner";
  const household = useHousehold();
  return (
    <div className={classes.page}>
      <Members />
      {isOwner && <Invites />}
      <HouseholdForm key={household.id} isOwner={isOwner} />
      <Others />
      <Leave />
    </div>
  );
}
