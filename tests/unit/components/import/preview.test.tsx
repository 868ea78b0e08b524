// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { addContents, nothingFound } from '../../../../components/import/found';
import { Preview } from '../../../../components/import/preview';
import type { ListItem } from '../../../../utils/lists';
import { open } from '../page';

const DAY = Date.UTC(2026, 0, 1);
const item = (id: string, addedAt: number): ListItem => ({
  platform: 'youtube',
  kind: 'post',
  id,
  url: `https://www.youtube.com/watch?v=${id}`,
  addedAt,
});

describe('the rows of a group', () => {
  it('from before the day since which things are wanted have no tick, and cannot be given one', async () => {
    const found = nothingFound();
    const items = [item('before00001', DAY - 1), item('since000001', DAY)];
    const section = { id: 'liked', name: 'Liked videos', suggested: true, items };
    await addContents(found, { format: 'TikTok data', sections: [section], leftOut: [] });
    const [group] = found.groups;
    if (!group) throw new Error('nothing was found');
    const toggle = () => undefined;
    await open(
      <Preview group={group} version={1} name="Liked videos" saved={new Set()} since={DAY} onToggle={toggle} />,
    );
    const boxes = [...document.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
    expect(boxes.map(({ checked, disabled }) => [checked, disabled])).toEqual([
      [false, true],
      [true, false],
    ]);
  });
});
