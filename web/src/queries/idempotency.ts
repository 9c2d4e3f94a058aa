import { useRef } from "react";
import { newId } from "~/lib/ids";

/**
 * Keys for the tries of one form: the same content keeps its key, so a second try after a lost answer records
 * nothing twice; changed content gets a new one.
 */
export function useIdempotencyKeys(): (body: unknown) => string {
  const keys = useRef(new Map<string, string>());
  return (body) => {
    const content = JSON.stringify(body);
    const key = keys.current.get(content) ?? newId();
    keys.current.set(content, key);
    return key;
  };
}
