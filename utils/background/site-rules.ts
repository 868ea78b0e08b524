import type { CheckedMessageData, MessageName } from '../messages';
import { type PlatformId, recognise } from '../platforms/index';

/**
 * Whether a content script may ask for this where it stands: things and states of its own site only. What is not
 * recognised can't be saved, and passes so that its reason is told. In: data of the message's own shape.
 */
export function isOfSite(name: MessageName, data: unknown, site: PlatformId): boolean {
  if (name === 'saveCaptures' || name === 'askQuestion') {
    const { items } = data as CheckedMessageData<'askQuestion'>;
    return items.every(({ url }) => (recognise(url)?.platform ?? site) === site);
  }
  if (name === 'getStates') {
    const { keys } = data as CheckedMessageData<'getStates'>;
    return keys.every((key) => key.startsWith(`${site}:`));
  }
  if (name === 'keepPictures') {
    const { pictures } = data as CheckedMessageData<'keepPictures'>;
    return pictures.every(({ key }) => key.startsWith(`${site}:`));
  }
  if (name === 'openLibrary') {
    const { key, follow } = data as CheckedMessageData<'openLibrary'>;
    return key.startsWith(`${site}:`) && (follow === undefined || recognise(follow)?.platform === site);
  }
  if (name === 'getPageContext') return (data as CheckedMessageData<'getPageContext'>).platform === site;
  return true;
}

/** How much of its allowance a message uses up: a save as many as it has things, all else one. */
export function costOf(name: MessageName, data: unknown): number {
  return name === 'saveCaptures' ? (data as CheckedMessageData<'saveCaptures'>).items.length : 1;
}
