import { describe, expect, it } from 'vitest';
import type { Capture } from '../../../utils/captures/types';
import { type Save, savesOf } from '../../../utils/library/document';
import { groupHits } from '../../../utils/library/group-hits';
import { linesOf } from '../../../utils/library/markdown';
import { hasParts, partByKey, partOf, shownBy, videosToShow } from '../../../utils/library/parts';
import { capture } from '../sample-capture';

const post = (n: number) => `https://www.tiktok.com/@kiln/video/760000000000000000${n}`;
const keyOf = (n: number) => `tiktok:post:760000000000000000${n}`;

function save(more: Partial<Capture>): Save {
  const [made] = savesOf([capture({ status: 'ready', ...more })]);
  if (!made) throw new Error('no save');
  return made;
}

/** A creator with three videos: one with a name, one known by its name only, one of which nothing is known. */
const creator = save({
  key: 'tiktok:creator:@kiln',
  kind: 'creator',
  url: 'https://www.tiktok.com/@kiln',
  author: 'kiln',
  note: 'mine',
  videoNos: ['VI1', 'VI2', 'VI3', 'PI-1'],
  videos: [
    { videoNo: 'VI1', url: post(1).replace('/@kiln/video/', '/player/v1/'), name: 'A bowl', state: 'ready' },
    { videoNo: 'VI2', name: post(2), state: 'failed' },
    { videoNo: 'PI-1', url: post(1), state: 'ready' },
  ],
});
const single = save({ key: keyOf(1), url: post(1), title: 'My bowl', videoNos: ['VI1'] });

describe('the videos of a creator', () => {
  it('are each what can be opened and read by itself', () => {
    expect(hasParts(creator)).toBe(true);
    expect(partOf(creator, 'VI1')).toMatchObject({ key: keyOf(1), kind: 'post', title: 'A bowl', videoNos: ['VI1'] });
    expect(partOf(creator, 'VI2')).toMatchObject({ key: keyOf(2), url: post(2), title: post(2), status: 'failed' });
    expect(partOf(creator, 'VI3')).toMatchObject({ url: undefined, title: 'VI3', status: 'ready', note: undefined });
  });

  it('are shown once, though both libraries have them', () => {
    expect(videosToShow(creator)).toEqual(['VI1', 'VI2', 'VI3']);
  });

  it('lead to their own posts where a search finds them, and to a save of their own before that', () => {
    const found = groupHits([{ videoNo: 'VI2', start: 13, by: 'audio' }], [creator]);
    expect(found[0]).toMatchObject({ save: { url: post(2) }, owner: { key: creator.key } });
    expect(shownBy([single, creator])('VI1')?.part.title).toBe('My bowl');
    expect(shownBy([creator])('VI9')).toBeUndefined();
  });

  it('are found by the post of a page', () => {
    expect(partByKey([single, creator], keyOf(2))?.part.videoNos).toEqual(['VI2']);
    expect(partByKey([single, creator], keyOf(9))).toBeUndefined();
  });

  it('have their lines apart in what is handed out, with their own links', () => {
    const [one, two] = [partOf(creator, 'VI1'), partOf(creator, 'VI2')];
    expect(
      linesOf(creator, [
        { start: 1, text: 'a', part: one },
        { start: 2, text: 'b', part: one },
        { start: 3, text: 'c', part: two },
      ]),
    ).toMatch(/^### A bowl\n\n- \[0:01\]\(.*1\) a\n- \[0:02\]\(.*1\) b\n\n### .*2\n\n- \[0:03\]\(.*2\) c$/);
  });
});

describe('a post', () => {
  it('in both libraries is one video: the private one', () => {
    const both = save({ key: keyOf(1), url: post(1), videoNos: ['PI-1', 'VI1'] });
    expect(hasParts(both)).toBe(false);
    expect(videosToShow(both)).toEqual(['VI1']);
  });

  it('of several videos has them all at its address', () => {
    const several = save({ key: keyOf(1), url: post(1), videoNos: ['VI1', 'VI2'] });
    expect(hasParts(several)).toBe(true);
    expect(partOf(several, 'VI2')).toMatchObject({ key: keyOf(1), url: post(1), videoNos: ['VI2'] });
  });
});
