// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { importText } from '../../../../components/popup/import-text';
import { listItems } from '../../../../components/popup/list-items';
import type { Import } from '../../../../utils/captures/types';
import { capture } from '../../sample-capture';
import { speakEnglish } from '../page';

const likes: Import = { id: 'likes', name: 'Likes', library: 'private', createdAt: 2000, total: 4118, state: 'open' };
const history: Import = { ...likes, id: 'history', name: 'History', createdAt: 4000 };

beforeEach(() => {
  fakeBrowser.reset();
  speakEnglish();
});

describe('the list of tasks with imports in it', () => {
  const [newer, older] = [capture({ createdAt: 3000 }), capture({ createdAt: 1000 })];

  it('has each import as one line where it belongs by time', () => {
    expect(listItems([newer, older], [likes, history], new Map())).toEqual([
      { import: history },
      { capture: newer },
      { import: likes },
      { capture: older },
    ]);
  });

  it('opens a line: its captures follow it', () => {
    const inside = capture({ importId: 'likes' });
    expect(listItems([newer], [likes], new Map([['likes', [inside]]]))).toEqual([
      { capture: newer },
      { import: likes },
      { capture: inside, inside: true },
    ]);
  });
});

describe('how far an import is', () => {
  it.each([
    [
      {},
      { queued: 2918, downloading: 200, ready: 1000 },
      'sent: 1,200 of 4,118 · ready: 1,000 · about 49 minutes left',
    ],
    [{ state: 'paused' }, { queued: 4118 }, 'sent: 0 of 4,118 · Paused'],
    [{ state: 'cancelled' }, { ready: 50, cancelled: 4068 }, 'sent: 50 of 4,118 · ready: 50 · Cancelled'],
    [{}, { ready: 4100, failed: 18 }, 'sent: 4,118 of 4,118 · ready: 4,100 · failed: 18'],
  ] as const)('is told in a line: %o %o', (change, counts, text) => {
    expect(importText({ ...likes, ...change }, { counts, waitMs: 49 * 60_000 })).toBe(text);
  });
});
