import type { Role } from "~/api/types";

export const ROLE_NAMES: Record<Role, string> = { owner: "Owner", member: "Member", viewer: "Viewer" };

export const ROLES = (Object.keys(ROLE_NAMES) as Role[]).map((value) => ({
  value,
  label: ROLE_NAMES[value],
}));
