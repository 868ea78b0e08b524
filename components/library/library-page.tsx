import './library.css';
import { useState } from 'preact/hooks';
import { t } from '../../utils/i18n';
import { NeedsPerson } from '../ui/needs-person';
import { FoundList } from './found-list';
import { LocalList } from './local-list';
import { PostView } from './post-view';
import { SearchBox } from './search-box';
import { usePagePost } from './use-page-post';
import { useRemote } from './use-remote';
import { useSaves } from './use-saves';

const asked = () => new URLSearchParams(location.search);

/** "Library": finds what was saved again, by any words, at its second. In a tab, and in the browser's side. */
export function LibraryPage() {
  const [words, setWords] = useState(() => asked().get('q') ?? '');
  const [isPublic, setPublic] = useState(false);
  const [open, setOpen] = useState(() => asked().get('post'));
  const { keeper, isRead } = useSaves();
  const { state, askNow } = useRemote(words, isPublic);
  const onPage = usePagePost();
  const find = (key: string | null) => keeper.saves.find((save) => save.key === key);
  const opened = find(open);
  const here = words.trim() === '' ? find(onPage) : undefined;

  return (
    <main class="page library" aria-busy={!isRead}>
      <h1>{t('library_title')}</h1>
      <NeedsPerson halt={undefined} />
      {opened ? (
        <>
          <button type="button" class="quiet back" onClick={() => setOpen(null)}>
            {t('library_back')}
          </button>
          <PostView key={opened.key} save={opened} saves={keeper.saves} />
        </>
      ) : (
        <>
          <SearchBox words={words} isPublic={isPublic} onWords={setWords} onPublic={setPublic} onEnter={askNow} />
          {here && (
            <section aria-label={t('library_on_page')}>
              <PostView key={here.key} save={here} saves={keeper.saves} />
            </section>
          )}
          {isRead && !isPublic && (
            <LocalList saves={keeper.search(words)} words={words} isAny={keeper.saves.length > 0} onOpen={setOpen} />
          )}
          <FoundList state={state} words={words} saves={keeper.saves} onOpen={setOpen} />
        </>
      )}
    </main>
  );
}
