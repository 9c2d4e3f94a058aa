import { ActionIcon, Menu } from "@mantine/core";
import type { Notification } from "~/api/types";
import { snoozeChoices } from "~/features/inbox/snooze";
import type { Mark } from "~/queries/inbox";
import { ArchiveIcon, CheckIcon, ClockIcon, InboxIcon, MoreIcon } from "~/ui/icons";

/** What one may do with an entry, by how it stands. */
export function EntryMenu({ entry, onMark }: { entry: Notification; onMark: (mark: Mark) => void }) {
  const ids = [entry.id];
  const isUnread = entry.read_at === null;
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`What to do with ${entry.title}`}>
          <MoreIcon />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={isUnread ? <CheckIcon size={16} /> : <InboxIcon size={16} />}
          onClick={() => onMark({ change: isUnread ? "read" : "unread", ids })}
        >
          {isUnread ? "Mark as read" : "Mark as unread"}
        </Menu.Item>
        {entry.archived_at === null ? (
          <>
            {snoozeChoices(new Date()).map(({ label, until }) => (
              <Menu.Item
                key={label}
                leftSection={<ClockIcon size={16} />}
                onClick={() => onMark({ change: "snooze", ids, until: until.toISOString() })}
              >
                {label}
              </Menu.Item>
            ))}
            <Menu.Item
              leftSection={<ArchiveIcon size={16} />}
              onClick={() => onMark({ change: "archive", ids })}
            >
              Put away
            </Menu.Item>
          </>
        ) : (
          <Menu.Item
            leftSection={<InboxIcon size={16} />}
            onClick={() => onMark({ change: "unarchive", ids })}
          >
            Back into the inbox
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
