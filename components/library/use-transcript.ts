import { useEffect, useState } from 'preact/hooks';
import { openLibraryDb, type TranscriptKind } from '../../utils/library/db';
import type { Line } from '../../utils/memories/library-schemas';
import { send } from '../../utils/messages/send';
import { Told, useAction } from '../ui/action';
import { problemOfAsking } from './asking-words';

/** A transcript as it is kept, or asked for when `load` is called. Undefined: not known here; null: there is none. */
export function useTranscript(videoNo: string, of: TranscriptKind, loadAtOnce: boolean) {
  const [lines, setLines] = useState<readonly Line[] | null>();
  const { run, busy, failure } = useAction(async () => {
    const answer = await send('getTranscript', { videoNo, of });
    if (!answer.ok) throw new Told(problemOfAsking({ code: answer.problem, detail: answer.detail }));
    setLines(answer.lines);
  });
  useEffect(() => {
    const start = async () => {
      const db = await openLibraryDb().catch(() => null);
      const kept = await db?.get('transcripts', [videoNo, of]).catch(() => undefined);
      if (kept?.lines) setLines(kept.lines);
      else if (loadAtOnce) await run();
    };
    void start();
  }, [videoNo]);
  return { lines, load: run, busy, failure };
}
