import { doc } from '../../utils/platforms/doc';
/**
 * Calls back when the page began its document anew (`document.open`), which takes every listener from the document and
 * its window, ours as well. Source: HTML, "document open steps". What only observes goes on.
 */
export function onReopened(reopened: () => void, signal: AbortSignal): void {
  let root = doc.documentElement;
  const observer = new MutationObserver(() => {
    const next = doc.documentElement;
    if (!next || next === root) return;
    const isFirst = !root;
    root = next;
    if (!isFirst) reopened();
  });
  observer.observe(document, { childList: true });
  signal.addEventListener('abort', () => observer.disconnect());
}
