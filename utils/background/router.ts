import * as v from 'valibot';
import type { Browser } from 'wxt/browser';
import { StorageTrouble } from '../captures/trouble';
import { t } from '../i18n';
import { type Answers, type CheckedMessageData, type MessageName, protocol, type Refusal } from '../messages';
import { storageText } from '../text/texts';
import { Forbidden } from './forbidden';
import { kindOfSender, type SenderKind, siteOfSender } from './sender';
import { costOf, isOfSite } from './site-rules';

/** One function for each message of the protocol. */
export type Handlers = {
  [N in MessageName]: (
    data: CheckedMessageData<N>,
    sender: Browser.runtime.MessageSender,
  ) => Answers[N] | Promise<Answers[N]>;
};

const envelope = v.object({ to: v.literal('memories-worker'), name: v.string(), data: v.unknown() });

/** Whether an error means damage of the database, so that another try meets a repaired one (see `Storage`). */
type Suspect = (error: unknown) => boolean;

/** Whether a tab may still ask for so much. */
export type Allow = (tabId: number, name: MessageName, cost: number) => Promise<boolean>;

/** Who may send what says that it is from somebody. */
const MAY_SEND: Record<'site' | 'own' | 'question', readonly SenderKind[]> = {
  site: ['site', 'own'],
  own: ['own'],
  question: ['question'],
};

/**
 * The one listener for messages: checks the sender and the shape before any handler sees them. Answers
 * `{ok: answer}` or a `Refusal`; never rejects. Messages that are not for the worker are left alone.
 */
export function createRouter(handlers: Handlers, ready: Promise<void>, allow: Allow, suspect: Suspect = () => false) {
  return (message: unknown, sender: Browser.runtime.MessageSender): Promise<{ ok: unknown } | Refusal> | undefined => {
    const addressed = v.safeParse(envelope, message);
    if (!addressed.success) return undefined;
    return answer(handlers, ready, allow, suspect, addressed.output, sender);
  };
}

async function answer(
  handlers: Handlers,
  ready: Promise<void>,
  allow: Allow,
  suspect: Suspect,
  { name, data }: v.InferOutput<typeof envelope>,
  sender: Browser.runtime.MessageSender,
): Promise<{ ok: unknown } | Refusal> {
  if (!isMessageName(name)) return { refused: 'unknown-message', detail: name };
  const from = kindOfSender(sender);
  const entry = protocol[name];
  if (!MAY_SEND[entry.from].includes(from)) return { refused: 'not-allowed', detail: name };
  const checked = v.safeParse(entry.data, data);
  if (!checked.success) return { refused: 'bad-data', detail: v.summarize(checked.issues) };
  try {
    const refusal = from === 'site' ? await refuseSite(allow, name, checked.output, sender) : null;
    if (refusal) return refusal;
    await ready;
    const handler = handlers[name] as (data: unknown, sender: Browser.runtime.MessageSender) => unknown;
    const handle = async () => handler(checked.output, sender);
    // Of damage that shows only now nothing was written; the second time there is a connection that was looked at.
    const ok = await handle().catch((error) => {
      if (!suspect(error)) throw error;
      return handle();
    });
    return { ok };
  } catch (error) {
    if (error instanceof StorageTrouble) return { refused: 'storage', detail: storageText(error.code) };
    if (error instanceof Forbidden) return { refused: 'forbidden', detail: t('save_public_forbidden') };
    console.error(`The message ${name} failed.`, error);
    // Damage that shows again in what was just repaired: the browser's own words help nobody.
    if (suspect(error)) return { refused: 'storage', detail: storageText('broken') };
    return { refused: 'failed', detail: error instanceof Error ? error.message : String(error) };
  }
}

/** What a content script may not ask for although our pages may, or not so often. */
async function refuseSite(
  allow: Allow,
  name: MessageName,
  data: unknown,
  sender: Browser.runtime.MessageSender,
): Promise<Refusal | null> {
  const entry = protocol[name];
  const narrow = 'fromSite' in entry ? v.safeParse(entry.fromSite, data) : null;
  const site = siteOfSender(sender);
  if (narrow?.success === false || !site || !isOfSite(name, data, site))
    return { refused: 'not-allowed', detail: name };
  const mayGo = await allow(sender.tab?.id ?? -1, name, costOf(name, data));
  return mayGo ? null : { refused: 'too-many', detail: name };
}

function isMessageName(name: string): name is MessageName {
  return Object.hasOwn(protocol, name);
}
