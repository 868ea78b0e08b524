import type { ComponentChildren } from 'preact';
import { t } from '../../utils/i18n';

/** A label and what it is of, with what stands between the two in the person's language. */
export function Labelled({ label, children }: { label: ComponentChildren; children: ComponentChildren }) {
  const [before, between, after] = t('text_labelled', '\n', '\n').split('\n');
  return (
    <>
      {before}
      {label}
      {between}
      {children}
      {after}
    </>
  );
}
