import { beforeEach, describe, expect, it } from 'vitest';
import { withTranscripts } from '../../../utils/background/library';
import { removeCaptures } from '../../../utils/captures/take-back';
import { forgetLibraryDb, openLibraryDb } from '../../../utils/library/db';
import { fetchNext } from '../../../utils/library/fetch-all';
import { keepTranscript } from '../../../utils/library/transcripts';
import { DEFAULT_SETTINGS } from '../../../utils/settings';
import { Profile, posts, START } from '../captures/kit';

const answer = (data: unknown) => ({ text: JSON.stringify({ code: '0000', msg: 'success', data }) });
const SAID = { transcriptions: [{ index: 0, content: 'Hello', startTime: '0', endTime: '7' }] };

beforeEach(() => forgetLibraryDb().catch(() => undefined));

/** Some posts that are ready, and the way to fetch. */
async function ready(count: number, allTranscripts = true) {
  const profile = await Profile.create(60);
  await profile.save(posts('tiktok', count));
  await profile.work({ until: START + 120_000 });
  const fetchOne = () =>
    fetchNext(profile.core(), openLibraryDb, async () => ({ ...DEFAULT_SETTINGS, allTranscripts }));
  const asked = () => profile.api.requests.filter(({ path }) => path === 'get_audio_transcription').length;
  const kept = async () => (await (await openLibraryDb()).getAllKeys('transcripts')).length;
  const fault = (...answers: Parameters<typeof answer>) =>
    profile.api.faults.push({ path: 'get_audio_transcription', answer: answer(...answers) });
  return { profile, fetchOne, asked, kept, fault };
}

describe('transcripts of everything', () => {
  it('come one by one at the published pace, each once, also where nothing is said', async () => {
    const { profile, fetchOne, asked, kept, fault } = await ready(2);
    fault(SAID);
    fault(null);
    const before = profile.clock.now();
    await fetchOne();
    await fetchOne();
    expect(await fetchOne()).toBe(Number.POSITIVE_INFINITY);
    expect(asked()).toBe(2);
    expect(await kept()).toBe(2);
    expect(profile.clock.now() - before).toBeGreaterThanOrEqual(1000);
  });

  it('do not come unless that is wanted', async () => {
    const { fetchOne, asked } = await ready(1, false);
    expect(await fetchOne()).toBe(Number.POSITIVE_INFINITY);
    expect(asked()).toBe(0);
  });

  it('wait after a fault, and ask no more for what is refused', async () => {
    const { profile, fetchOne, asked, kept } = await ready(1);
    profile.api.faults.push({ path: 'get_audio_transcription', answer: 'cut' });
    expect(await fetchOne()).toBeGreaterThan(profile.clock.now() + 60_000);
    expect(await kept()).toBe(0);
    const gone = { text: '{"code":"0001","msg":"No such video"}' };
    profile.api.faults.push({ path: 'get_audio_transcription', answer: gone });
    await fetchOne();
    expect(await fetchOne()).toBe(Number.POSITIVE_INFINITY);
    expect(asked()).toBe(2);
  });
});

describe('what is kept of a removed save', () => {
  it('goes with it, unless another save has the same video', async () => {
    const { profile, kept } = await ready(2);
    const [one, two] = await profile.captures();
    if (!one || !two) throw new Error('no captures');
    const db = await openLibraryDb();
    for (const { videoNos } of [one, two]) await keepTranscript(db, videoNos[0] ?? '', 'speech', [], 0);
    const remove = (id: string) =>
      withTranscripts(profile.core(), [id], (memories) => removeCaptures(memories, [id], profile.clock.now()));
    await profile.save([one.url], { again: true });
    const twin = (await profile.captures()).find(({ key, id }) => key === one.key && id !== one.id);
    await profile.db.put('captures', { ...one, id: twin?.id ?? '' });
    await remove(one.id);
    expect(await kept()).toBe(2);
    await remove(two.id);
    expect(await kept()).toBe(1);
  });
});
