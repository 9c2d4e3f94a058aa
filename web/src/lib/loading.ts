const TRIES = 5;
const FIRST_WAIT_MS = 500;

/**
 * Loads a part of the app; asks again a few times when the network fails. A part that was loaded once is kept, one
 * that could not be is asked for anew the next time.
 */
export function patiently<T>(load: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | null = null;
  async function attempt(): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await load();
      } catch (error) {
        if (tries === TRIES) throw error;
        await new Promise((resolve) => setTimeout(resolve, FIRST_WAIT_MS * 2 ** (tries - 1)));
      }
    }
  }
  return () => {
    kept ??= attempt().catch((error: unknown) => {
      kept = null;
      throw error;
    });
    return kept;
  };
}
