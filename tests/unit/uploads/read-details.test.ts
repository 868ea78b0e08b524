import { describe, expect, it, vi } from 'vitest';
import { readDetails } from '../../../utils/uploads/read-details';
import { timeText } from '../../../utils/uploads/time-text';
import { jpeg, mp4 } from './sample-files';

const TAKEN = Date.UTC(2024, 4, 6, 7, 8, 9);

describe('readDetails of an image', () => {
  it('finds time, camera and place, west and south as negative', async () => {
    expect(await readDetails(jpeg('2024:05:06 07:08:09', 'Pixel 9'), 'image')).toEqual({
      datetimeTaken: '2024-05-06 07:08:09',
      cameraModel: 'Pixel 9',
      latitude: 52.5,
      longitude: -13.25,
    });
  });

  it('takes a clock that was never set as no time', async () => {
    const details = await readDetails(jpeg('0000:00:00 00:00:00', 'x'), 'image');
    expect(details.datetimeTaken).toBeUndefined();
  });

  it('keeps to the length of camera names that the API takes', async () => {
    const details = await readDetails(jpeg('2024:05:06 07:08:09', 'x'.repeat(300)), 'image');
    expect(details.cameraModel).toHaveLength(200);
  });
});

describe('readDetails of a video', () => {
  it.each([{ descriptionLast: false }, { descriptionLast: true }])(
    'finds when it was made, in the time zone of the person (%j)',
    async (layout) => {
      const details = await readDetails(mp4(TAKEN, { padding: 3_000_000, ...layout }), 'file');
      expect(details).toEqual({ datetimeTaken: timeText(new Date(TAKEN)) });
    },
  );

  it('reads no more than a few slices of it', async () => {
    const file = mp4(TAKEN, { padding: 30_000_000, descriptionLast: true });
    const slice = vi.spyOn(file, 'slice');
    await readDetails(file, 'file');
    const bytes = slice.mock.calls.reduce((sum, [from = 0, to = 0]) => sum + to - from, 0);
    expect(bytes).toBeLessThan(2_000_000);
  });

  it('says nothing where the file says nothing', async () => {
    expect(await readDetails(mp4(undefined), 'file')).toEqual({});
  });
});

describe('readDetails of anything else', () => {
  it.each(['file', 'image'] as const)('gives nothing and never fails (%s)', async (kind) => {
    expect(await readDetails(new File(['garbage'.repeat(1000)], 'x.mp4'), kind)).toEqual({});
    expect(await readDetails(new File([], 'x.mp4'), kind)).toEqual({});
  });
});
