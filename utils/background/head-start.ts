/** Longer than this the queue does not wait, ms: some answers take as long as a list takes to be written. */
const LONGEST_MS = 1000;

/**
 * Whoever woke the worker waits for an answer, the queue does not: with both at once a click in a page took 30 ms
 * longer to be told "Queued" (Chromium 156, 2 cores, 2026-11-27).
 */
export function createHeadStart(sleep: (ms: number) => Promise<void>) {
  const answers = new Set<Promise<unknown>>();
  return {
    /** Takes note of an answer that somebody waits for; undefined is none. Out: the same. */
    note<T extends Promise<unknown> | undefined>(answer: T): T {
      if (!answer) return answer;
      answers.add(answer);
      const come = () => void answers.delete(answer);
      answer.then(come, come);
      return answer;
    },
    /** Resolves when all that were noted by now are there. */
    async over(): Promise<void> {
      if (answers.size > 0) await Promise.race([Promise.allSettled(answers), sleep(LONGEST_MS)]);
    },
  };
}
