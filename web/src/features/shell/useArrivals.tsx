import type { Heard } from "~/live/emitter";
import { useUser } from "~/queries/ledger";
import { useEvent } from "~/queries/live";
import { useToast } from "~/ui/toasts";
import { UserText } from "~/ui/UserText";

/** Says who comes to the household and who leaves it, as it happens. */
export function useArrivals(): void {
  const toast = useToast();
  const { id: me } = useUser();
  const say = (member: Heard["member.joined"], what: string) => {
    if (member.user_id !== me)
      toast({
        text: (
          <>
            <UserText>{member.name}</UserText> {what}
          </>
        ),
      });
  };
  useEvent("member.joined", (member) => say(member, "has joined the household"));
  useEvent("member.left", (member) => say(member, "has left the household"));
}
