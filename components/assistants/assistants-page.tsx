import './assistants.css';
import { useState } from 'preact/hooks';
import { t } from '../../utils/i18n';
import { Failure, useAction } from '../ui/action';
import { formatDate } from '../ui/format';
import { PageHeader } from '../ui/page-header';

/**
 * The provider's own server for assistants. Source: its plugin (OpenInterX-Products/memories-ai-plugin), read 2026-11-27.
 * Not tried with a live account, and the page says so; what it says of limits and addresses: the provider's OpenAPI of
 * 2026-07-31 (one account, one pace for all its keys; private rows carry no address of the post).
 */
const SERVER = 'https://mcp.memories.ai/mcp';
const READ_AT = Date.UTC(2026, 10, 27, 12);
const CONFIG = JSON.stringify({ mcpServers: { memories: { type: 'http', url: SERVER } } }, null, 2);
const COMMAND = `claude mcp add --transport http memories ${SERVER}`;

/** How an assistant is connected with the same account. */
export function AssistantsPage() {
  return (
    <main class="page assistants">
      <PageHeader title={t('assistant_title')} here="assistants" />
      <p>{t('assistant_intro')}</p>
      <ol class="card steps">
        <li>
          <div class="stack">
            <p>{t('assistant_step_server')}</p>
            <Code text={CONFIG} />
            <p class="muted">{t('assistant_step_command')}</p>
            <Code text={COMMAND} />
          </div>
        </li>
        <li>{t('assistant_step_sign_in')}</li>
        <li>{t('assistant_step_ask')}</li>
      </ol>
      <p class="notice">{t('assistant_untried', formatDate(READ_AT))}</p>
      <p class="muted">{t('assistant_note')}</p>
      <p class="muted">{t('assistant_no_links')}</p>
      <p class="muted">{t('assistant_shared')}</p>
    </main>
  );
}

function Code({ text }: { text: string }) {
  const [said, setSaid] = useState('');
  const { run, failure } = useAction(async () => {
    await navigator.clipboard.writeText(text);
    setSaid(t('library_copied'));
  });
  return (
    <div class="code">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <pre tabIndex={0}>
        <code>{text}</code>
      </pre>
      <div class="row">
        <button type="button" data-icon="copy" onClick={() => void run()}>
          {t('assistant_copy_code')}
        </button>
        <span role="status" class="muted">
          {said}
        </span>
      </div>
      <Failure failure={failure} />
    </div>
  );
}
