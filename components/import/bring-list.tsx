import './import.css';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { t } from '../../utils/i18n';
import { readInWorker } from '../../utils/lists/read-in-worker';
import { NeedsPerson } from '../ui/needs-person';
import { PageHeader } from '../ui/page-header';
import { useElsewhere } from '../ui/use-elsewhere';
import { useSettings } from '../ui/use-settings';
import type { FoundGroup } from './found';
import { FoundList } from './found-list';
import { LeftOutList } from './left-out-list';
import { ReadingBar } from './progress-bars';
import { SaveBar } from './save-bar';
import { Sources } from './sources';
import { type ReadFile, useReading } from './use-reading';
import { useSaving } from './use-saving';
import { useTallies } from './use-tally';

/** So long after the last letter a pasted text is read, ms. */
const TYPING_MS = 300;

/** "Bring a list": shows what a list holds, and saves of it what the person chose. Writes nothing before that. */
export function BringList({ readFile = readInWorker }: { readFile?: ReadFile }) {
  const settings = useSettings();
  const files = useReading(readFile);
  const pasted = useReading(readFile);
  const [text, setText] = useState('');
  const [since, setSince] = useState<number>();
  const saving = useSaving(settings?.defaultLibrary ?? 'private');

  useEffect(() => {
    const timer = setTimeout(() => {
      pasted.stop();
      pasted.forget();
      if (text.trim() !== '') pasted.add([new File([text], t('popup_paste_label'), { type: 'text/plain' })]);
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);

  const version = files.version + pasted.version;
  const groups = useMemo<readonly FoundGroup[]>(
    () => [...files.found.groups, ...pasted.found.groups],
    [files.found, pasted.found, version],
  );
  const leftOut = [...files.found.leftOut, ...pasted.found.leftOut];
  const elsewhere = useElsewhere(settings?.shareSaved ?? false);
  const tallies = useTallies(groups, version, { since, saved: saving.saved, elsewhere });
  const touch = files.touch;
  const progress = files.progress ?? pasted.progress;
  if (!settings) return <main class="page" aria-busy="true" />;

  return (
    <main class="page">
      <PageHeader title={t('import_title')} here="import" />
      <p class="muted">{t('import_lead')}</p>
      <NeedsPerson halt={undefined} />
      <Sources onFiles={files.add} onText={setText} />
      {progress && (
        <ReadingBar
          progress={progress}
          onStop={() => {
            files.stop();
            pasted.stop();
          }}
        />
      )}
      <LeftOutList leftOut={leftOut} unread={[...files.unread, ...pasted.unread]} />
      {groups.length > 0 && (
        <>
          <FoundList
            groups={groups}
            version={version}
            tallies={tallies}
            saved={saving.saved}
            requestsPerMinute={settings.requestsPerMinute}
            since={since}
            onSince={setSince}
            onChange={touch}
          />
          <SaveBar
            groups={groups}
            tallies={tallies}
            saving={saving}
            since={since}
            settings={settings}
            reading={progress !== null}
          />
        </>
      )}
    </main>
  );
}
