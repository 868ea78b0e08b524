import { describe, expect, it } from 'vitest';
import { createPaceKeeper } from '../../../utils/background/pause';
import { Profile } from '../captures/kit';

const AT_FIRST = { requestsPerMinute: 1, dailyCap: 0 };
const LATER = { requestsPerMinute: 60, dailyCap: 2 };

describe('the pace that planner and pages find', () => {
  it('is that of the settings', async () => {
    const { db } = (await Profile.create()).core();
    await createPaceKeeper(db, async () => LATER)();
    expect(await (await db()).get('meta', 'scraperIntervalMs')).toBe(1000);
    expect(await (await db()).get('meta', 'dailyCapUsd')).toBe(2);
  });

  it('is that of the last change, however long an earlier reading took', async () => {
    const { db } = (await Profile.create()).core();
    await createPaceKeeper(db, async () => LATER)();
    let answer: () => void = () => undefined;
    const late = new Promise<void>((resolve) => {
      answer = resolve;
    });
    // A browser that has just started answers late; until then the settings were lost, and given again.
    const readings = [late.then(() => AT_FIRST), late.then(() => LATER)];
    const keep = createPaceKeeper(db, () => readings.shift() as (typeof readings)[number]);
    const kept = Promise.all([keep(), keep()]);
    answer();
    await kept;
    expect(await (await db()).get('meta', 'scraperIntervalMs')).toBe(1000);
  });

  it('is kept after a reading that failed', async () => {
    const { db } = (await Profile.create()).core();
    const readings = [Promise.reject(new Error('not now')), Promise.resolve(LATER)];
    const keep = createPaceKeeper(db, () => readings.shift() as Promise<typeof LATER>);
    await expect(keep()).rejects.toThrow('not now');
    await keep();
    expect(await (await db()).get('meta', 'scraperIntervalMs')).toBe(1000);
  });

  it('is written only where it is another', async () => {
    const { db } = (await Profile.create()).core();
    const keep = createPaceKeeper(db, async () => LATER);
    await keep();
    const mark = await (await db()).get('meta', 'mark');
    await keep();
    expect(await (await db()).get('meta', 'mark')).toEqual(mark);
  });
});
