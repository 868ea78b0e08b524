import { t } from '../../utils/i18n';
import { type FieldProps, useSetting } from './setting';

const LIBRARIES = ['private', 'public'] as const;

interface Props extends Omit<FieldProps<'defaultLibrary'>, 'name'> {
  /** Whether anything may go to the public library. */
  publicSaving: boolean;
}

/** Which library a save goes to when nothing else is said. */
export function LibrarySetting({ publicSaving, ...props }: Props) {
  const { label } = props;
  const [value, choose] = useSetting({ name: 'defaultLibrary', ...props });
  return (
    <div role="radiogroup" aria-labelledby="library-label" class="stack">
      <p id="library-label">{label}</p>
      {LIBRARIES.filter((library) => publicSaving || library === 'private').map((library) => (
        <div key={library}>
          <label class="row">
            <input
              type="radio"
              name="library"
              checked={value === library}
              aria-describedby={`library-${library}`}
              onChange={() => void choose(library)}
            />
            {t(`library_${library}`)}
          </label>
          <p id={`library-${library}`} class="muted indented">
            {t(`options_library_${library}`)}
          </p>
        </div>
      ))}
    </div>
  );
}
