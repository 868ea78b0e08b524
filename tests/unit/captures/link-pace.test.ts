import { describe, expect, it } from 'vitest';
import { reading, write } from '../../../utils/captures/db';
import { endLinkTurn, endRest, restHost, restsUntil, takeLinkTurn } from '../../../utils/captures/link-pace';
import { readMeta } from '../../../utils/captures/meta';
import { Profile, START } from './kit';

const SECOND = 1000;
const HOUR = 60 * 60 * SECOND;

const turn = (profile: Profile, now: number) => write(profile.db, (tx) => takeLinkTurn(tx, now));
const times = (profile: Profile) => readMeta(reading(profile.db), 'linkTimes');
const rests = (profile: Profile) => readMeta(reading(profile.db), 'linkRests');
const rest = (profile: Profile, now: number, retryAfterMs?: number) =>
  write(profile.db, (tx) => restHost(tx, 'vm.tiktok.com', now, retryAfterMs));

describe('the pace at which short links are followed', () => {
  it('is one a second', async () => {
    const profile = await Profile.create();
    expect(await turn(profile, START)).toBe(0);
    expect(await turn(profile, START + 400)).toBe(600);
    expect(await turn(profile, START + SECOND)).toBe(0);
  });

  it('is 20 a minute', async () => {
    const profile = await Profile.create();
    for (let i = 0; i < 20; i++) expect(await turn(profile, START + i * SECOND)).toBe(0);
    expect(await turn(profile, START + 20 * SECOND)).toBe(40 * SECOND);
    expect(await turn(profile, START + 60 * SECOND)).toBe(0);
    expect(await turn(profile, START + 61 * SECOND)).toBe(0);
    expect(await times(profile)).toHaveLength(20);
  });

  it('counts a link from when it was answered', async () => {
    const profile = await Profile.create();
    await turn(profile, START);
    await turn(profile, START + SECOND);
    await write(profile.db, (tx) => endLinkTurn(tx, START + 3 * SECOND));
    expect(await times(profile)).toEqual([START, START + 3 * SECOND]);
    expect(await turn(profile, START + 3 * SECOND)).toBe(SECOND);
    await turn(profile, START + 4 * SECOND);
    await write(profile.db, (tx) => endLinkTurn(tx, START + 5 * SECOND));
    // Those before it go on counting for their minute.
    expect(await times(profile)).toEqual([START, START + 3 * SECOND, START + 5 * SECOND]);
  });

  it('lets nobody wait longer than a minute after a clock that was set back', async () => {
    const profile = await Profile.create();
    for (let i = 0; i < 20; i++) await turn(profile, START + HOUR + i * SECOND);
    expect(await turn(profile, START)).toBe(60 * SECOND);
    // The wait goes on, it does not begin anew with each question.
    expect(await turn(profile, START + 45 * SECOND)).toBe(15 * SECOND);
    expect(await turn(profile, START + 60 * SECOND)).toBe(0);
  });

  it('… nor longer than a second where only the last link lies ahead', async () => {
    const profile = await Profile.create();
    await turn(profile, START - 10 * SECOND);
    await turn(profile, START + HOUR);
    expect(await turn(profile, START)).toBe(SECOND);
    expect(await turn(profile, START + SECOND)).toBe(0);
  });
});

describe('a site that does not answer as it should', () => {
  it('is left alone for half a minute, then twice as long each time, two hours at most', async () => {
    const profile = await Profile.create();
    const pauses: number[] = [];
    for (let i = 0; i < 11; i++) pauses.push((await rest(profile, START + i)).until - START - i);
    expect(pauses.slice(0, 4)).toEqual([30, 60, 120, 240].map((seconds) => seconds * SECOND));
    expect(pauses.at(-2)).toBe(2 * HOUR);
    expect(pauses.at(-1)).toBe(2 * HOUR);
    expect((await rests(profile))?.['vm.tiktok.com']).toMatchObject({ since: START, times: 11 });
  });

  it('is left alone as long as it asks for, if that is longer', async () => {
    const profile = await Profile.create();
    expect((await rest(profile, START, 5 * HOUR)).until).toBe(START + 5 * HOUR);
    expect((await rest(profile, START, 1)).until).toBe(START + 60 * SECOND);
  });

  it('rests since now at the latest, also after a clock that was set back', async () => {
    const profile = await Profile.create();
    await rest(profile, START + HOUR);
    expect((await rest(profile, START)).since).toBe(START);
  });

  it('is asked as before once it answers; the others go on resting', async () => {
    const profile = await Profile.create();
    await rest(profile, START);
    await write(profile.db, (tx) => restHost(tx, 'youtu.be', START));
    await write(profile.db, (tx) => endRest(tx, 'vm.tiktok.com'));
    expect(Object.keys((await rests(profile)) ?? {})).toEqual(['youtu.be']);
    await write(profile.db, (tx) => endRest(tx, 'vm.tiktok.com'));
    expect(Object.keys((await rests(profile)) ?? {})).toEqual(['youtu.be']);
    expect((await rest(profile, START)).until).toBe(START + 30 * SECOND);
  });

  it('is never left alone for longer than a day', () => {
    const until = START + 24 * HOUR;
    expect(restsUntil({ since: START, times: 1, until }, START)).toBe(until);
    expect(restsUntil({ since: START, times: 1, until }, START - 1)).toBe(0);
    expect(restsUntil(undefined, START)).toBe(0);
  });

  it('is asked anew when the clock was set back since its rest began', () => {
    const rest = { since: START, at: START, times: 1, until: START + HOUR };
    expect(restsUntil(rest, START)).toBe(START + HOUR);
    expect(restsUntil(rest, START - 1)).toBe(0);
  });
});
