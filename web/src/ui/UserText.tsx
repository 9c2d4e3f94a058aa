/**
 * Text that a person typed. It is only ever text, and isolated, so that marks of direction in it turn nothing
 * around it.
 */
export function UserText({ children }: { children: string }) {
  return <bdi>{children}</bdi>;
}
