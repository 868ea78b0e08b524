import type { Capture } from '../../utils/captures/types';
import type { MessageKey } from '../../utils/i18n';

/** What a person can do about a capture. */
export type TaskAction = 'allow' | 'cancel' | 'retry' | 'remove' | 'delete' | 'to-public' | 'to-private';

/** What each is called. */
export const ACTION_TEXT = {
  allow: 'task_allow',
  cancel: 'task_cancel',
  retry: 'task_retry',
  remove: 'task_remove',
  delete: 'task_delete',
  'to-public': 'task_to_public',
  'to-private': 'task_to_private',
} as const satisfies Record<TaskAction, MessageKey>;

/** The drawn sign of each. */
export const ACTION_ICON: Record<TaskAction, string> = {
  allow: 'check',
  cancel: 'stop',
  retry: 'retry',
  remove: 'x',
  delete: 'trash',
  'to-public': 'globe',
  'to-private': 'lock',
};

/** What fits a capture's state, in the order of its buttons; without `publicSaving` nothing that ends in the public library. */
export function actionsFor(capture: Capture, publicSaving = true): TaskAction[] {
  const leadsToPublic = (action: TaskAction) =>
    action === 'to-public' || (action === 'retry' && capture.library === 'public');
  return fitting(capture).filter((action) => publicSaving || !leadsToPublic(action));
}

function fitting(capture: Capture): TaskAction[] {
  switch (capture.status) {
    case 'resolving':
      return capture.problem?.code === 'no-permission' ? ['allow', 'cancel'] : ['cancel'];
    case 'queued':
      return ['cancel'];
    case 'sending':
      return [];
    case 'downloading':
    case 'indexing':
    case 'stalled':
      return ['remove'];
    case 'ready':
      return [...resend(capture), ...deletion(capture), 'remove'];
    case 'failed':
    case 'cancelled':
      return [...(isKept(capture) ? (['retry'] as const) : []), ...deletion(capture), 'remove'];
  }
}

/** The public library is permanent, images have no endpoint, and without a number there is nothing to name to the API. */
function deletion({ library, kind, videoNos }: Capture): TaskAction[] {
  return library === 'private' && kind !== 'image' && videoNos.length > 0 ? ['delete'] : [];
}

/** What there is to send again: a person's own files are not kept here, an image of a site until it is cancelled. */
const isKept = ({ platform, kind, status }: Capture) =>
  platform !== 'local' && !(kind === 'image' && status === 'cancelled');

/** Only things of the sites have a public endpoint. */
function resend({ kind, library }: Capture): TaskAction[] {
  if (kind !== 'post' && kind !== 'creator' && kind !== 'hashtag') return [];
  return [library === 'private' ? 'to-public' : 'to-private'];
}
