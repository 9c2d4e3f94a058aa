import type { MessagePayloads } from "~/api/events.gen";
import type { Message, Payloads } from "~/live/events";

/** Every message a screen may listen to, by type. */
export type Heard = Payloads & MessagePayloads;

export type Listener<T extends keyof Heard> = (payload: Heard[T], message: Message) => void;

export interface Emitter {
  /** The answer ends it. */
  on<T extends keyof Heard>(type: T, listener: Listener<T>): () => void;
  emit(message: Message): void;
}

export function createEmitter(): Emitter {
  const listeners = new Map<string, Set<(payload: never, message: Message) => void>>();
  return {
    on(type, listener) {
      const known = listeners.get(type) ?? new Set();
      listeners.set(type, known);
      known.add(listener);
      return () => known.delete(listener);
    },
    emit(message) {
      for (const listener of [...(listeners.get(message.type) ?? [])]) {
        // A screen that fails must not keep the others, or the cursor, from going on.
        try {
          listener(message.payload as never, message);
        } catch (error) {
          reportError(error);
        }
      }
    },
  };
}
