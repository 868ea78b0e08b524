import { useRef, useState } from 'preact/hooks';
import { captureTitle } from '../../utils/captures/title';
import type { Capture } from '../../utils/captures/types';
import { t } from '../../utils/i18n';
import { Menu, type MenuItem } from '../ui/menu';
import { captureLink } from './capture-link';
import { canOpenInLibrary, openInLibrary } from './open-in-library';
import { usePublicSaving } from './public-saving';
import { ACTION_ICON, ACTION_TEXT, actionsFor, type TaskAction } from './task-actions';

interface Props {
  capture: Capture;
  onAction: (action: TaskAction, capture: Capture) => void;
  /** The link of the post is in the clipboard. */
  onCopied: () => void;
}

/** The button for all that can be done about a row, each in words. */
export function RowMenu({ capture, onAction, onCopied }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const [at, setAt] = useState<DOMRect | null>(null);
  const title = captureTitle(capture);
  const actions = actionsFor(capture, usePublicSaving());
  const wasOpen = useRef(false);
  const close = () => {
    setAt(null);
    // Unless a press elsewhere closed it: then the focus is where that was.
    if (document.activeElement === document.body || document.activeElement?.role === 'menuitem')
      button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class="sign more"
        data-icon="more"
        aria-label={t('task_menu', title)}
        title={t('task_menu', title)}
        aria-haspopup="menu"
        aria-expanded={at !== null}
        onPointerDown={() => {
          // The browser closes it before the click comes, which would open it again.
          wasOpen.current = at !== null;
        }}
        onClick={({ currentTarget }) => {
          if (!wasOpen.current) setAt(currentTarget.getBoundingClientRect());
          wasOpen.current = false;
        }}
      />
      {at && (
        <Menu
          label={t('task_menu', title)}
          items={itemsFor(capture, actions, onAction, onCopied)}
          at={at}
          onClose={close}
        />
      )}
    </>
  );
}

function itemsFor(
  capture: Capture,
  actions: readonly TaskAction[],
  onAction: Props['onAction'],
  onCopied: () => void,
): MenuItem[] {
  const link = captureLink(capture);
  const items: MenuItem[] = actions.map((action) => ({
    label: t(ACTION_TEXT[action]),
    icon: ACTION_ICON[action],
    danger: action === 'delete',
    run: () => onAction(action, capture),
  }));
  if (canOpenInLibrary(capture))
    items.unshift({ label: t('task_open_library'), icon: 'spark', run: () => openInLibrary(capture) });
  if (link) {
    items.push({ label: t('page_menu_open'), icon: 'link', run: () => void window.open(link, '_blank', 'noopener') });
    const copy = () => void navigator.clipboard.writeText(link).then(onCopied);
    items.push({ label: t('page_menu_copy'), icon: 'copy', run: copy });
  }
  return items;
}
