/** The locks and channels that the tabs of one browser share, for the tests of this folder. */
import { snapshot } from "~/live/fixtures";
import { world } from "~/live/harness";
import { createLink } from "~/live/link";
import { createTabs, type TabPorts, type Word } from "~/live/tabs";

interface Claim {
  held(): Promise<void>;
  resolve(): void;
  reject(error: Error): void;
}

interface Ear {
  name: string;
  hear(word: Word): void;
  /** A frozen tab hears when it wakes. */
  missed: Word[] | null;
  isDeaf: boolean;
}

/** `refusing`: asking for a lock fails, as it does in some contexts. */
export function fakeBrowser(refusing = false) {
  const holders = new Map<string, Claim>();
  const queues = new Map<string, Claim[]>();
  const ears = new Set<Ear>();

  function grant(name: string, claim: Claim): void {
    holders.set(name, claim);
    void claim.held().then(() => {
      claim.resolve();
      if (holders.get(name) !== claim) return;
      holders.delete(name);
      const next = queues.get(name)?.shift();
      if (next) grant(name, next);
    });
  }

  const lock: TabPorts["lock"] = (name, how, held) =>
    new Promise<void>((resolve, reject) => {
      if (refusing) return reject(new DOMException("No locks here.", "SecurityError"));
      const claim: Claim = { held, resolve, reject };
      const holder = holders.get(name);
      if ("steal" in how) {
        grant(name, claim);
        holder?.reject(new DOMException("The lock was stolen.", "AbortError"));
        return;
      }
      const queue = queues.get(name) ?? [];
      queues.set(name, queue);
      how.signal.addEventListener("abort", () => {
        const place = queue.indexOf(claim);
        if (place >= 0) queue.splice(place, 1);
        if (holders.get(name) !== claim) reject(how.signal.reason);
      });
      if (holder) queue.push(claim);
      else setTimeout(() => (holders.has(name) ? queue.push(claim) : grant(name, claim)), 0);
    });

  function tab(start = snapshot()) {
    let ear: Ear | null = null;
    const ports: Pick<TabPorts, "openChannel" | "lock"> = {
      lock,
      openChannel(name, onWord) {
        const mine: Ear = { name, hear: onWord, missed: null, isDeaf: false };
        ear = mine;
        ears.add(mine);
        const post = (word: Word) => {
          if (mine.missed) return;
          const copy = JSON.stringify(word);
          for (const other of ears)
            if (other !== mine && other.name === name)
              setTimeout(() => {
                if (!ears.has(other) || other.isDeaf) return;
                if (other.missed) other.missed.push(JSON.parse(copy));
                else other.hear(JSON.parse(copy));
              }, 0);
        };
        return { post, close: () => ears.delete(mine) };
      },
    };
    const made = world(start, (network, owner) =>
      createTabs({ ...network, ...ports }, owner, (of) => createLink(network, of)),
    );
    return {
      ...made,
      /** What is passed on does not reach this tab, until it hears again. */
      loses() {
        if (ear) ear.isDeaf = true;
      },
      hears() {
        if (ear) ear.isDeaf = false;
      },
      /** The system stops this tab without telling it. */
      freeze() {
        if (ear) ear.missed = [];
      },
      thaw() {
        const missed = ear?.missed ?? [];
        if (ear) ear.missed = null;
        for (const word of missed) ear?.hear(word);
      },
    };
  }

  return { tab };
}

export type Tab = ReturnType<ReturnType<typeof fakeBrowser>["tab"]>;
