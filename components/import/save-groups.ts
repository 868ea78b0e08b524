import { captureIds } from '../../utils/captures/ids';
import type { Library } from '../../utils/captures/types';
import type { Answers, MessageData } from '../../utils/messages';
import { RefusedError } from '../../utils/messages/send';
import { pageUrlOf } from '../../utils/platforms/page-url';
import { eachOf } from '../ui/breathe';
import type { FoundGroup, Row } from './found';
import { type Choice, isChosen } from './tally';

/** Rows of one message: written in a fraction of a second, so that a click in a page never waits long behind one. */
export const PORTION = 500;

export interface Saved {
  /** Written down. */
  queued: number;
  /** In the library already, or saved by somebody else meanwhile. */
  already: number;
  /** Of which the worker made nothing. */
  refused: number;
  /** How far it came: all of `of`, unless it was stopped. */
  done: number;
  of: number;
}

type SendPortion = (portion: MessageData<'saveImport'>) => Promise<Answers['saveImport']>;

/** Sends a portion once more when the worker died at it: what it had written by then is in the library already. */
export function twice(send: SendPortion): SendPortion {
  return async (portion) => {
    try {
      return await send(portion);
    } catch (error) {
      if (error instanceof RefusedError && error.refusal.refused !== 'failed') throw error;
      return send(portion);
    }
  };
}

export interface Orders {
  library: Library;
  /** Of the private library. */
  folder: string;
  choice: Choice;
  /** What the import of a group is called. */
  nameOf: (group: FoundGroup) => string;
  send: SendPortion;
  onProgress: (saved: Saved) => void;
  signal: AbortSignal;
}

/**
 * Saves what is ticked, each group as an import of its own, portion by portion; a thing that stands in several groups
 * once. Stops before the next portion when `signal` says so: what is written stays, and the same again adds the rest.
 */
export async function saveGroups(groups: readonly FoundGroup[], orders: Orders): Promise<Saved> {
  const { library, folder, choice, nameOf, send, onProgress, signal } = orders;
  const wanted = await wantedRows(groups, choice);
  const of = wanted.reduce((sum, { rows }) => sum + rows.length, 0);
  let saved: Saved = { queued: 0, already: 0, refused: 0, done: 0, of };
  for (const { group, rows } of wanted) {
    const importId = captureIds(Date.now())();
    for (let from = 0; from < rows.length && !signal.aborted; from += PORTION) {
      const portion = rows.slice(from, from + PORTION);
      const answer = await send({
        importId,
        name: nameOf(group),
        items: portion.map(toItem),
        library,
        ...(library === 'public' ? { confirmedPublic: true } : { folder }),
      });
      // Somebody cancelled this import in the popup: its other portions would come to nothing.
      if (answer.cancelled) break;
      saved = {
        of,
        queued: saved.queued + answer.queued,
        already: saved.already + answer.already,
        refused: saved.refused + answer.refused,
        done: saved.done + portion.length,
      };
      onProgress(saved);
    }
  }
  return saved;
}

/** Rows that are looked at between two breaths. */
const LOOK = 5000;

/** What there is to be written, each thing once, without what is in the library. */
async function wantedRows(
  groups: readonly FoundGroup[],
  choice: Choice,
): Promise<{ group: FoundGroup; rows: Row[] }[]> {
  const taken = new Set<string>();
  const wanted: { group: FoundGroup; rows: Row[] }[] = [];
  for (const group of groups) {
    if (!group.ticked) continue;
    const rows: Row[] = [];
    await eachOf(group.rows, LOOK, (row) => {
      if (choice.saved.has(row.key) || taken.has(row.key) || !isChosen(group, row, choice)) return;
      taken.add(row.key);
      rows.push(row);
    });
    wanted.push({ group, rows });
  }
  return wanted;
}

/** Longer texts the worker would refuse, and with them the whole portion. */
const MAX_TEXT = 500;

function toItem({ url, platform, kind, title, author }: Row): MessageData<'saveImport'>['items'][number] {
  return {
    url: pageUrlOf({ platform, kind, url }),
    title: title?.slice(0, MAX_TEXT),
    author: author?.slice(0, MAX_TEXT),
  };
}
