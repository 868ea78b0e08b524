import type { ProblemCode } from '../captures/types';
import type { SearchBy } from '../memories/library-calls';
import type { Hit } from '../memories/library-schemas';
import type { Asked } from '../messages';
import type { PlatformId } from '../platforms/types';

export interface RemoteQuestion {
  words: string;
  isPublic: boolean;
}

/** One request of a question. */
export interface Step {
  by: SearchBy;
  site?: PlatformId;
}

/** What is known of the question that was asked last. */
export interface RemoteState {
  question: RemoteQuestion | null;
  asking: boolean;
  hits: readonly (Hit & { by: SearchBy })[];
  problem?: { code: ProblemCode; detail?: string };
}

export const NOTHING_ASKED: RemoteState = { question: null, asking: false, hits: [] };

/** What is said and what is seen; of the public library each site by itself, since it takes one at a time. */
export function stepsOf({ isPublic }: RemoteQuestion): readonly Step[] {
  if (!isPublic) return [{ by: 'clip' }, { by: 'audio' }];
  return [
    { by: 'clip', site: 'tiktok' },
    { by: 'clip', site: 'youtube' },
    { by: 'clip', site: 'instagram' },
  ];
}

/**
 * Asks one request after the other (the worker keeps the pace). A question that comes meanwhile takes the place of
 * every one before: what was asked for that is dropped, and nothing more of it is asked. Null: no question any more.
 */
export function createRemoteSearch(
  ask: (words: string, step: Step) => Promise<Asked<{ hits: Hit[] }>>,
  show: (state: RemoteState) => void,
): (question: RemoteQuestion | null) => void {
  let turn = 0;
  let last: Promise<unknown> = Promise.resolve();

  async function answer(question: RemoteQuestion, mine: number): Promise<void> {
    await last.catch(() => undefined);
    let state: RemoteState = { question, asking: true, hits: [] };
    for (const step of stepsOf(question)) {
      if (mine !== turn) return;
      const asking = ask(question.words, step);
      last = asking;
      const got = await asking.catch((error) => ({
        ok: false as const,
        problem: 'network' as const,
        detail: String(error),
      }));
      if (mine !== turn) return;
      if (!got.ok) {
        show({ ...state, asking: false, problem: { code: got.problem, detail: got.detail } });
        return;
      }
      state = { ...state, hits: [...state.hits, ...got.hits.map((hit) => ({ ...hit, by: step.by }))] };
      show(state);
    }
    show({ ...state, asking: false });
  }

  return (question) => {
    turn += 1;
    if (!question) return show(NOTHING_ASKED);
    show({ question, asking: true, hits: [] });
    void answer(question, turn);
  };
}
