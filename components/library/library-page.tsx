import './library.css';
import { useState } from 'preact/hooks';
import { t } from '../../utils/i18n';
import { videosOf } from '../../utils/library/chat-videos';
import { keyOf, pageUrlOf, recognise } from '../../utils/platforms/index';
import { shownAddress } from '../../utils/text/foreign-text';
import { FollowForm } from '../keep-up/follow-form';
import { FollowList } from '../keep-up/follow-list';
import { CostLine } from '../ui/cost-line';
import { NeedsPerson } from '../ui/needs-person';
import { PageHeader } from '../ui/page-header';
import { useSettings } from '../ui/use-settings';
import { BulkBar } from './bulk-bar';
import { ChatPanel } from './chat-panel';
import { FoundList } from './found-list';
import { LocalList } from './local-list';
import { MarkdownButton } from './markdown-button';
import { PostView } from './post-view';
import { SearchBox } from './search-box';
import { TagList } from './tag-list';
import { usePagePost } from './use-page-post';
import { haltOf, useRemote } from './use-remote';
import { useSaves } from './use-saves';
import { useSelected } from './use-selected';

const asked = () => new URLSearchParams(location.search);

/** "Library": finds what was saved again, by any words, at its second. In a tab, and in the browser's side. */
export function LibraryPage() {
  const [words, setWords] = useState(() => asked().get('q') ?? '');
  const [isPublic, setPublic] = useState(false);
  const [open, setOpen] = useState(() => asked().get('post'));
  const [tag, setTag] = useState<string | null>(null);
  const [isChat, setChat] = useState(false);
  const { keeper, isRead } = useSaves();
  const { state, askNow } = useRemote(words, isPublic);
  const onPage = usePagePost();
  const all = keeper.saves;
  const fitting = keeper.search(words);
  const listed = tag === null ? fitting : fitting.filter(({ tags }) => tags.includes(tag));
  const selected = useSelected(all, listed);
  const find = (key: string | null) => all.find((save) => save.key === key);
  const opened = find(open);
  const here = words.trim() === '' ? find(onPage) : undefined;
  const searchLocal = (said: string) => keeper.search(said);

  return (
    <main class="page library" aria-busy={!isRead}>
      <PageHeader title={t('library_title')} here="library" />
      <NeedsPerson halt={haltOf(state)} />
      {opened ? (
        <>
          <button type="button" class="quiet back" onClick={() => setOpen(null)}>
            {t('library_back')}
          </button>
          <PostView key={opened.key} save={opened} saves={all} searchLocal={searchLocal} />
        </>
      ) : (
        <>
          <SearchBox words={words} isPublic={isPublic} onWords={setWords} onPublic={setPublic} onEnter={askNow} />
          <FollowWish />
          {here && (
            <section aria-label={t('library_on_page')}>
              <PostView key={here.key} save={here} saves={all} searchLocal={searchLocal} />
            </section>
          )}
          {selected.saves.length > 0 && <BulkBar selected={selected} onChat={() => setChat(!isChat)} />}
          {selected.saves.length > 0 && isChat && (
            <ChatPanel
              key={videosOf(selected.saves).join(' ')}
              title={t('chat_these')}
              videoNos={videosOf(selected.saves)}
              saves={all}
              searchLocal={searchLocal}
            />
          )}
          {isRead && !isPublic && <TagList saves={all} chosen={tag} onChoose={setTag} />}
          {isRead && !isPublic && (
            <LocalList saves={listed} words={words} isAny={all.length > 0} selected={selected} onOpen={setOpen} />
          )}
          <FoundList state={state} words={words} saves={all} onOpen={setOpen} />
          <More saves={all} />
        </>
      )}
    </main>
  );
}

/** What the menu of a control on a site asks to be followed. */
function FollowWish() {
  const settings = useSettings();
  const target = recognise(asked().get('follow') ?? '');
  if (!settings || !target || target.kind === 'post') return null;
  const url = pageUrlOf(target);
  const count = target.kind === 'creator' ? settings.postsPerCreator : settings.postsPerHashtag;
  return (
    <section class="card" aria-label={t('follow_start')}>
      <h2 class="wrap">
        <bdi>{shownAddress(url)}</bdi>
      </h2>
      <FollowForm target={{ key: keyOf(target), url }} title={undefined} count={count} />
    </section>
  );
}

/** What is not needed at each visit. */
function More({ saves }: { saves: Parameters<typeof MarkdownButton>[0]['saves'] }) {
  return (
    <footer class="stack more">
      <section class="stack" aria-label={t('follow_title')}>
        <h2>{t('follow_title')}</h2>
        <FollowList />
      </section>
      <CostLine />
      <div class="row">
        <MarkdownButton saves={saves} isAll />
        <a class="button" data-icon="link" href="/assistants.html" target="_blank" rel="noreferrer">
          {t('assistant_title')}
        </a>
      </div>
    </footer>
  );
}
