import type { Capture } from '../../utils/captures/types';

/** What a person can do about a capture. */
export type TaskAction = 'allow' | 'cancel' | 'retry' | 'remove' | 'delete' | 'to-public' | 'to-private';

/** What fits a capture's state, in the order of its buttons. */
export function actionsFor(capture: Capture): TaskAction[] {
  switch (capture.status) {
    case 'resolving':
      return capture.problem?.code === 'no-permission' ? ['allow', 'cancel'] : ['cancel'];
    case 'queued':
      return ['cancel'];
    case 'sending':
    case 'downloading':
    case 'indexing':
      return [];
    case 'stalled':
      return ['remove'];
    case 'ready':
      return [...resend(capture), ...(deletable(capture) ? (['delete'] as const) : []), 'remove'];
    case 'failed':
    case 'cancelled':
      return [...(isFile(capture) ? [] : (['retry'] as const)), 'remove'];
  }
}

/** The public library is permanent, and without a number there is nothing to name to the API. */
const deletable = ({ library, videoNos }: Capture) => library === 'private' && videoNos.length > 0;

/** Files are not kept here, so that only their owner can send them again. */
const isFile = ({ kind }: Capture) => kind === 'file' || kind === 'image';

/** Only things of the sites have a public endpoint. */
function resend({ kind, library }: Capture): TaskAction[] {
  if (kind !== 'post' && kind !== 'creator' && kind !== 'hashtag') return [];
  return [library === 'private' ? 'to-public' : 'to-private'];
}
