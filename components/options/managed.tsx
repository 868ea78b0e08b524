import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../utils/i18n';
import { type ManagedName, readManaged } from '../../utils/settings/managed';

/** The names of the settings that an organisation has set here. */
export function useManagedNames(): ReadonlySet<string> {
  const [names, setNames] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    void readManaged().then((managed) => setNames(new Set(Object.keys(managed))));
  }, []);
  return names;
}

interface Props {
  name: ManagedName;
  names: ReadonlySet<string>;
  children: ComponentChildren;
}

/** A setting that can be changed only where no organisation has set it; else it is shown as it is, and said so. */
export function Managed({ name, names, children }: Props) {
  if (!names.has(name)) return <>{children}</>;
  return (
    <fieldset class="stack managed" disabled>
      {children}
      <p class="muted" data-icon="lock">
        {t('options_managed')}
      </p>
    </fieldset>
  );
}
