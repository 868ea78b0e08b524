import { useCallback } from 'preact/hooks';
import { estimateSending, MANY } from '../../utils/captures/estimate-sending';
import { captureIds } from '../../utils/captures/ids';
import type { Library } from '../../utils/captures/types';
import { t } from '../../utils/i18n';
import type { MessageData, SaveReceipt } from '../../utils/messages';
import { send } from '../../utils/messages/send';
import { recognise } from '../../utils/platforms/index';
import { readSettings } from '../../utils/settings';
import { harmless } from '../../utils/text/foreign-text';
import { type Question, useAsk } from '../ui/asking';
import { formatCount, formatNumber, formatSpan } from '../ui/format';

export type SaveItem = MessageData<'saveCaptures'>['items'][number];

export interface SaveRequest {
  items: SaveItem[];
  library: Library;
  count?: number;
  again?: boolean;
  /** Of the private library; the settings' own when absent. */
  folder?: string;
}

/**
 * Saves items after asking what must be asked: for the public library always, for many items how long they take.
 * Gives the receipt, or null when the person decided against it. Rejects when the worker refuses.
 */
export function useSaveItems(waitMs = 0): (request: SaveRequest) => Promise<SaveReceipt | null> {
  const ask = useAsk();
  return useCallback(
    async (request) => {
      const question = questionFor(request, (await readSettings()).requestsPerMinute, waitMs);
      if (question && !(await ask(question))) return null;
      return saveAll({ ...request, ...(request.library === 'public' && { confirmedPublic: true }) });
    },
    [ask, waitMs],
  );
}

/** As many items as one message may carry. */
const MOST_ITEMS = 10_000;

/** In as many messages as it takes; what came at once stays one import, however many those are. */
async function saveAll(request: MessageData<'saveCaptures'>): Promise<SaveReceipt> {
  const { items } = request;
  const importId = request.importId ?? (items.length > MOST_ITEMS ? captureIds(Date.now())() : undefined);
  const receipt = await send('saveCaptures', {
    ...request,
    items: items.slice(0, MOST_ITEMS),
    ...(importId && { importId }),
  });
  if (items.length <= MOST_ITEMS) return receipt;
  const rest = await saveAll({ ...request, importId, items: items.slice(MOST_ITEMS) });
  return { ...rest, results: [...receipt.results, ...rest.results] };
}

/** What must be asked before a request goes to the worker, or null. */
export function questionFor({ items, library }: SaveRequest, perMinute: number, waitMs: number): Question | null {
  const many = items.length > MANY ? manyQuestion(items, perMinute, waitMs) : null;
  if (library === 'private') return many;
  const question = publicQuestion(items.length);
  const [only] = items.length === 1 ? items : [];
  const which = only ? [harmless(only.title ?? only.url)] : [];
  return { ...question, text: [...which, ...question.text, ...(many?.text ?? [])] };
}

/** The question before many go out: how many, and how long that takes. */
export function manyQuestion(items: SaveItem[], perMinute: number, waitMs: number): Question {
  const targets = items.flatMap(({ url }) => recognise(url) ?? []);
  const { requests, ms } = estimateSending(targets, perMinute, waitMs);
  return {
    title: formatCount('save_many_title', items.length),
    text: [t('save_many_text', formatNumber(requests), formatSpan(ms))],
    confirm: t('save_many_confirm'),
  };
}

/** The question before anything goes to the public library. */
export function publicQuestion(items: number): Question {
  return {
    title: t('save_public_title'),
    text: [t('save_public_text'), ...(items > 1 ? [t('save_public_count', formatNumber(items))] : [])],
    confirm: t('save_public_confirm'),
    // As in the page: it can never be taken back.
    danger: true,
  };
}
