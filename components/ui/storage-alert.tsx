import { useState } from 'preact/hooks';
import type { DamageNote } from '../../utils/captures/rows';
import type { TroubleCode } from '../../utils/captures/trouble';
import { t } from '../../utils/i18n';
import { send } from '../../utils/messages/send';
import { storageText } from '../../utils/text/texts';
import { Failure, useAction } from './action';
import { formatDateTime, formatNumber } from './format';
import { dismissDamage, useStorageWord } from './use-storage-word';

/** On every page of ours: that the storage was damaged and what came of it, and that it takes nothing at present. */
export function StorageAlert() {
  const { damage, trouble } = useStorageWord();
  return (
    <>
      {trouble && <Trouble code={trouble} />}
      {damage && <Damage {...damage} />}
    </>
  );
}

function Damage({ restored, lost, settingsLost, since }: DamageNote) {
  const { run, busy, failure } = useAction(dismissDamage);
  return (
    <div role="alert" class="notice storage-alert">
      <h2>{t('damage_title')}</h2>
      <p>{t('damage_restored', formatNumber(restored))}</p>
      {lost > 0 && <p>{t('damage_lost', formatNumber(lost))}</p>}
      {since !== undefined && <p>{t('damage_since', formatDateTime(since))}</p>}
      {lost === 0 && since === undefined && <p>{t('damage_nothing_lost')}</p>}
      {settingsLost && <p>{t('damage_settings')}</p>}
      <div class="row">
        <button type="button" disabled={busy} onClick={() => void run()}>
          {t('damage_dismiss')}
        </button>
      </div>
      <Failure failure={failure} />
    </div>
  );
}

function Trouble({ code }: { code: TroubleCode }) {
  const [note, setNote] = useState('');
  const { run, busy, failure } = useAction(async (makeRoom: boolean) => {
    // Whatever is asked of the worker has it try to open the database.
    if (!makeRoom) await send('getStates', { keys: [] });
    else setNote(t('storage_made_room', formatNumber((await send('makeRoom', {})).removed)));
  });
  return (
    <div role="alert" class="notice storage-alert">
      <h2>{t('storage_title')}</h2>
      <p>{storageText(code)}</p>
      <div class="row">
        <button type="button" class="primary" disabled={busy} onClick={() => void run(false)}>
          {t('storage_try_again')}
        </button>
        {(code === 'full' || code === 'no-copy') && (
          <button type="button" disabled={busy} onClick={() => void run(true)}>
            {t('storage_make_room')}
          </button>
        )}
      </div>
      {note && <p role="status">{note}</p>}
      <Failure failure={failure} />
    </div>
  );
}
