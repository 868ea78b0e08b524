import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { queueSummary } from '../../utils/captures/read';
import { readSavedKeys } from '../../utils/captures/saved-keys';
import type { Library } from '../../utils/captures/types';
import { send } from '../../utils/messages/send';
import { openMemories } from '../../utils/pages/open-memories';
import type { TargetKey } from '../../utils/platforms/types';
import type { FoundGroup } from './found';
import { type Orders, type Saved, saveGroups, twice } from './save-groups';

export interface Saving {
  /** What the library holds; undefined until it is known. */
  saved: ReadonlySet<TargetKey> | undefined;
  /** How long what waits already needs, ms. */
  waitMs: number;
  /** How far the save at hand is, or how far the last one came. */
  report: Saved | null;
  busy: boolean;
  stop: () => void;
  /** What a library holds at this moment. */
  savedIn: (library: Library) => Promise<ReadonlySet<TargetKey>>;
  save: (groups: readonly FoundGroup[], orders: Omit<Orders, 'send' | 'onProgress' | 'signal'>) => Promise<void>;
}

/** What is in the library, and the way to add to it. `shown`: the library that the page's numbers speak of. */
export function useSaving(shown: Library): Saving {
  const [saved, setSaved] = useState<ReadonlySet<TargetKey>>();
  const [waitMs, setWaitMs] = useState(0);
  const [report, setReport] = useState<Saved | null>(null);
  const [busy, setBusy] = useState(false);
  const running = useRef<AbortController | null>(null);

  const look = useCallback(async () => {
    const db = await openMemories();
    setSaved(await readSavedKeys(db, shown));
    setWaitMs((await queueSummary(db, Date.now())).waitMs);
  }, [shown]);
  useEffect(() => void look(), [look]);
  useWarningBeforeLeaving(busy);

  return {
    saved,
    waitMs,
    report,
    busy,
    stop: () => running.current?.abort(),
    savedIn: async (library) => readSavedKeys(await openMemories(), library),
    async save(groups, orders) {
      running.current = new AbortController();
      const { signal } = running.current;
      setBusy(true);
      setReport(null);
      try {
        const sendPortion = twice((portion) => send('saveImport', portion));
        setReport(await saveGroups(groups, { ...orders, send: sendPortion, onProgress: setReport, signal }));
      } finally {
        running.current = null;
        setBusy(false);
        await look();
      }
    },
  };
}

function useWarningBeforeLeaving(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [active]);
}
