import type { Capture } from '../../utils/captures/types';
import { send } from '../../utils/messages/send';

/** Whether the library page has something to show of a capture that its own page has not. */
export const canOpenInLibrary = ({ status, kind }: Capture): boolean => status === 'ready' && kind !== 'image';

export function openInLibrary({ key }: Capture): void {
  void send('openLibrary', { key }).catch((error) => console.error('The library did not open.', error));
}
