import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../utils/i18n';
import { downloadVideo } from '../../utils/memories/download';
import { ApiError } from '../../utils/memories/errors';
import { send } from '../../utils/messages/send';
import { readSettings } from '../../utils/settings';
import { readApiKey } from '../../utils/settings/api-key';
import { Failure, Told, useAction } from '../ui/action';
import { useAsk } from '../ui/asking';
import { problemOfAsking } from './asking-words';

/** Plays a video that has no post here from the library itself, from a second on; its cost is said before. */
export function LibraryPlayer({ videoNo, second }: { videoNo: string; second: number }) {
  const ask = useAsk();
  const [source, setSource] = useState<string>();
  const leaving = useRef(new AbortController());
  useEffect(() => () => leaving.current.abort(), []);
  useEffect(() => () => (source ? URL.revokeObjectURL(source) : undefined), [source]);
  const { run, busy, failure } = useAction(async () => {
    const text = [t('library_play_text'), ...(isPublicNo(videoNo) ? [t('library_play_untried')] : [])];
    if (!(await ask({ title: t('library_play_title'), text, confirm: t('library_play') }))) return;
    setSource(URL.createObjectURL(await fetchVideo(videoNo, leaving.current.signal)));
  });
  if (source) {
    return (
      // biome-ignore lint/a11y/useMediaCaption: what is said in it is not known for a video that has no save here
      <video
        class="player"
        src={source}
        controls
        autoplay
        onLoadedMetadata={({ currentTarget }) => {
          currentTarget.currentTime = second;
        }}
      />
    );
  }
  return (
    <>
      <div class="row">
        <button type="button" data-icon="play" disabled={busy} onClick={() => void run()}>
          {busy ? t('library_transcript_loading') : t('library_play')}
        </button>
      </div>
      <Failure failure={failure} />
    </>
  );
}

const isPublicNo = (videoNo: string) => videoNo.startsWith('PI-');

async function fetchVideo(videoNo: string, signal: AbortSignal): Promise<Blob> {
  const [apiKey, { apiAddress }] = await Promise.all([readApiKey(), readSettings()]);
  if (apiKey === '') throw new Told(problemOfAsking({ code: 'no-key' }));
  const { waitMs } = await send('takeDownloadTurn', {});
  if (waitMs > 0) throw new Told(t('library_too_many'));
  const options = { fetch: globalThis.fetch.bind(globalThis), apiAddress, apiKey, clock: { now: () => Date.now() } };
  try {
    return await downloadVideo(options, videoNo, signal);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (isPublicNo(videoNo) && error.retry === 'never') throw new Told(t('library_play_refused'));
    throw new Told(problemOfAsking({ code: error.code === 'duplicate' ? 'server' : error.code, detail: error.detail }));
  }
}
