import { describe, expect, it } from 'vitest';
import { actionsFor } from '../../../../components/popup/task-actions';
import type { Capture } from '../../../../utils/captures/types';
import { capture } from '../../sample-capture';

describe('what can be done about a capture', () => {
  it.each([
    ['resolving', ['cancel']],
    ['queued', ['cancel']],
    ['sending', []],
    ['downloading', ['remove']],
    ['indexing', ['remove']],
    ['stalled', ['remove']],
    ['failed', ['retry', 'remove']],
    ['cancelled', ['retry', 'remove']],
  ] as const)('%s: %j', (status, actions) => {
    expect(actionsFor(capture({ status }))).toEqual(actions);
  });

  it('a ready private one can be published, deleted and removed', () => {
    expect(actionsFor(capture({ status: 'ready', videoNos: ['VI1'] }))).toEqual(['to-public', 'delete', 'remove']);
  });

  it('a failed private one that the library has a video of can be deleted there too', () => {
    expect(actionsFor(capture({ status: 'failed', videoNos: ['VI1'] }))).toEqual(['retry', 'delete', 'remove']);
    const shown = capture({ status: 'failed', library: 'public', videoNos: ['PI-1'] });
    expect(actionsFor(shown)).toEqual(['retry', 'remove']);
  });

  it('a public one can never be deleted', () => {
    const ready = capture({ status: 'ready', library: 'public', videoNos: ['PI-1'] });
    expect(actionsFor(ready)).toEqual(['to-private', 'remove']);
  });

  it('a file can be neither published nor sent again from here', () => {
    expect(actionsFor(capture({ kind: 'file', platform: 'local', status: 'ready', videoNos: ['VI1'] }))).toEqual([
      'delete',
      'remove',
    ]);
    expect(actionsFor(capture({ kind: 'file', platform: 'local', status: 'failed' }))).toEqual(['remove']);
  });

  it('an image of a site can be sent again while it is kept, and has no endpoint to be deleted by', () => {
    const image = { kind: 'image', platform: 'web', videoNos: ['IM1'] } as const;
    const actions = (status: Capture['status']) => actionsFor(capture({ ...image, status, videoNos: ['IM1'] }));
    expect(actions('failed')).toEqual(['retry', 'remove']);
    expect(actions('cancelled')).toEqual(['remove']);
    expect(actions('ready')).toEqual(['remove']);
  });

  it('lets a short link be followed where the browser was not asked for leave yet', () => {
    const waiting = capture({ status: 'resolving', problem: { code: 'no-permission' } });
    expect(actionsFor(waiting)).toEqual(['allow', 'cancel']);
  });
});
