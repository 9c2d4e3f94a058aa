import { Menu } from "@mantine/core";
import { useNavigate } from "react-router";
import classes from "~/features/shell/menus.module.css";
import { signOut } from "~/queries/auth";
import { useUser } from "~/queries/ledger";
import { DoorIcon, GearIcon, MoreIcon } from "~/ui/icons";
import { UserText } from "~/ui/UserText";

export function UserMenu() {
  const user = useUser();
  const navigate = useNavigate();
  return (
    <Menu position="top-start" width="target" shadow="md">
      <Menu.Target>
        <button type="button" className={classes.target}>
          <span className={classes.words}>
            <span className={classes.strong}>
              <UserText>{user.name}</UserText>
            </span>
            <span className={classes.small}>
              <UserText>{user.email}</UserText>
            </span>
          </span>
          <MoreIcon size={18} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<GearIcon size={16} />} onClick={() => navigate("/settings")}>
          Settings
        </Menu.Item>
        <Menu.Item leftSection={<DoorIcon size={16} />} onClick={() => void signOut()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
