import { Menu } from "@mantine/core";
import { useNavigate } from "react-router";
import classes from "~/features/shell/menus.module.css";
import { useSwitchHousehold } from "~/queries/auth";
import { useHouseholds } from "~/queries/household";
import { useHousehold } from "~/queries/ledger";
import { CheckIcon, UpDownIcon } from "~/ui/icons";
import { UserText } from "~/ui/UserText";

/** Which household is on screen, and the way to another. */
export function HouseholdMenu() {
  const household = useHousehold();
  const { data: households = [] } = useHouseholds();
  const navigate = useNavigate();
  const { mutate } = useSwitchHousehold(() => navigate("/"));
  const others = households.filter((one) => one.id !== household.id);
  return (
    <Menu position="bottom-start" width="target" shadow="md">
      <Menu.Target>
        <button type="button" className={classes.target}>
          <span className={classes.initial} aria-hidden="true">
            {[...household.name][0]?.toUpperCase()}
          </span>
          <span className={classes.words}>
            <span className={classes.small}>Household</span>
            <span className={classes.strong}>
              <UserText>{household.name}</UserText>
            </span>
          </span>
          <UpDownIcon size={16} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<CheckIcon size={16} />}>
          <UserText>{household.name}</UserText>
        </Menu.Item>
        {others.map((other) => (
          <Menu.Item
            key={other.id}
            leftSection={<span className={classes.blank} />}
            onClick={() => mutate(other.id)}
          >
            <UserText>{other.name}</UserText>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => navigate("/household")}>Members and invitations</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
