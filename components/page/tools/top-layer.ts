import { doc } from '../../../utils/platforms/doc';

/** Elements that show nothing of what is put into them. */
const REPLACED = /^(video|img|iframe|canvas|embed|object)$/;

/**
 * The element of the page outside of which nothing can be pressed at present: a modal dialog, or what fills the screen.
 * Null where the whole page can. Source: HTML, "modal dialogs and inert subtrees"; Chromium has the same for full screen.
 */
function onlyPressable(): Element | null {
  const dialogs = [...doc.querySelectorAll('dialog:modal')].reverse();
  const { fullscreenElement } = doc;
  const filling = fullscreenElement && !REPLACED.test(fullscreenElement.localName) ? fullscreenElement : null;
  return dialogs.find(isOnTop) ?? filling ?? dialogs[0] ?? null;
}

/** Of several dialogs only one can be pressed, wherever they stand in the document: the others are not hit. */
function isOnTop(dialog: Element): boolean {
  const { x, y, width, height } = dialog.getBoundingClientRect();
  return dialog.contains(doc.elementFromPoint(x + width / 2, y + height / 2));
}

/**
 * Keeps a popover of ours, the host of `root`, above all else of the page and where it can be pressed, as long as it
 * `isInUse`; takes it out when not. What comes out brings it there at once. Where the whole page can be pressed it
 * stands before the page's own contents, so that Tab comes there without going through them.
 */
export function keepOnTop(root: ShadowRoot, isInUse: () => boolean, signal: AbortSignal): () => void {
  const host = root.host as HTMLElement;
  // A page may take out a dialog without closing it.
  const leaving = new MutationObserver(() => host.parentNode && !host.isConnected && follow());

  const isThere = () => host.parentNode === (onlyPressable() ?? doc.documentElement);

  function raise() {
    const focused = root.activeElement;
    const parent = onlyPressable();
    if (!isThere()) {
      if (parent) parent.append(host);
      else doc.documentElement.insertBefore(host, doc.body);
    }
    leaving.disconnect();
    if (parent) leaving.observe(document, { childList: true, subtree: true });
    if (host.matches(':popover-open')) host.hidePopover();
    host.showPopover();
    if (focused instanceof HTMLElement) focused.focus();
  }

  function follow() {
    if (isInUse()) return raise();
    leaving.disconnect();
    host.remove();
  }

  const ofDialog = ({ target }: Event) => target instanceof HTMLDialogElement && !isThere() && follow();
  doc.addEventListener('fullscreenchange', follow, { signal });
  for (const type of ['toggle', 'close']) doc.addEventListener(type, ofDialog, { capture: true, signal });
  signal.addEventListener('abort', () => {
    leaving.disconnect();
    host.remove();
  });
  return raise;
}
