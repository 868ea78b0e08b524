import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { onTestFinished, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Asking } from '../../../components/ui/asking';
import messages from '../../../public/_locales/en/messages.json';
import type { Answers, Envelope, MessageName } from '../../../utils/messages';

/** Answers as the worker would, by the name of the message; records what was asked. */
export type Worker = { [N in MessageName]?: (data: never) => Answers[N] | Promise<Answers[N]> };

export interface Opened {
  root: HTMLElement;
  /** Every message the page sent, in order. */
  sent: { name: MessageName; data: unknown }[];
  /** The one element of a selector whose text or accessible name is `name`. */
  find: (selector: string, name?: string) => HTMLElement;
  click: (selector: string, name?: string) => Promise<void>;
  type: (selector: string, text: string) => Promise<void>;
  text: () => string;
}

/** Draws a piece of a page with English texts and a worker that answers; everything before it is cleared. */
export async function open(piece: ComponentChild, worker: Worker = {}): Promise<Opened> {
  speakEnglish();
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({ manifest_version: 3, version: '1.2.3' } as never);
  document.body.replaceChildren();
  const root = document.body.appendChild(document.createElement('div'));
  const sent: Opened['sent'] = [];
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation((async (message: Envelope) => {
    sent.push({ name: message.name, data: message.data });
    const answer = worker[message.name];
    return answer ? { ok: await answer(message.data as never) } : { refused: 'unknown-message', detail: message.name };
  }) as never);
  // Else what comes late to one test is drawn in the middle of another.
  onTestFinished(() => act(() => render(null, root)));
  await act(() => render(<Asking>{piece}</Asking>, root));
  await settle();

  const find: Opened['find'] = (selector, name) => {
    const found = [...root.querySelectorAll<HTMLElement>(selector)].filter(
      (e) => name === undefined || nameOf(e) === name,
    );
    if (found.length !== 1 || !found[0])
      throw new Error(`${found.length} of ${selector} "${name}" in ${root.innerHTML}`);
    return found[0];
  };
  return {
    root,
    sent,
    find,
    click: async (selector, name) => {
      await act(() => find(selector, name).click());
      await settle();
    },
    type: async (selector, text) => {
      const field = find(selector) as HTMLInputElement;
      field.value = text;
      await act(() => void field.dispatchEvent(new Event('input', { bubbles: true })));
      await settle();
    },
    text: () => root.textContent ?? '',
  };
}

/** Makes `t` answer from the English catalogue, as a browser does. */
export function speakEnglish(): void {
  const catalogue: Record<string, { message: string }> = messages;
  vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation(((key: string, values: string[] = []) =>
    (catalogue[key]?.message ?? '').replace(/\$(\d)/g, (_, n) => values[Number(n) - 1] ?? '')) as never);
}

/** Lets everything that is under way come to rest: promises, and the drawing that follows. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 5; i += 1) await act(() => new Promise<void>((resolve) => setTimeout(resolve)));
}

function nameOf(element: HTMLElement): string {
  return element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
}
