import type { BrowserContext } from '@playwright/test';

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Time on the thread's own clock, μs: other processes of a busy machine do not count. */
  tdur?: number;
}

/**
 * The longest task on the main threads of some processes while something is done, ms of the processor. (The browser's
 * own observer of long tasks goes by the clock on the wall, and tells on a busy machine how busy that is.)
 */
export async function longestTask(
  context: BrowserContext,
  processes: ReadonlySet<number>,
  work: () => Promise<unknown>,
): Promise<number> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('The browser has no session of its own');
  let longest = 0;
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const { name, ph, pid, tid, tdur = 0 } of value as unknown as TraceEvent[]) {
      const isMain = tid === pid && processes.has(pid);
      if (ph === 'X' && isMain && name.endsWith('RunTask')) longest = Math.max(longest, tdur / 1000);
    }
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel'] },
  });
  await work();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  return longest;
}
