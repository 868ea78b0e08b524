import type { ComponentChildren } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { type FieldProps, parseSetting, storeSetting } from './setting';

/** Somebody who is still typing is not told off; after this pause they are. ms. */
const PAUSE_MS = 600;

interface Props
  extends FieldProps<
    'namespace' | 'callbackUrl' | 'postsPerCreator' | 'postsPerHashtag' | 'requestsPerMinute' | 'dailyCap'
  > {
  /** What a valid value looks like, said when this one is not. */
  error: string;
  min?: number;
  max?: number;
  step?: number;
  placeholder?: string;
  children?: ComponentChildren;
}

/** A text or, where the value is one, a number. Stored with every change that is valid. */
export function InputSetting({
  name,
  value,
  label,
  hint,
  error,
  min,
  max,
  step,
  placeholder,
  onSaved,
  children,
}: Props) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [told, setTold] = useState(false);
  const isNumber = typeof value === 'number';
  const parse = (text: string) =>
    parseSetting(name, isNumber ? (text.trim() === '' ? Number.NaN : Number(text)) : text);
  const invalid = typed !== null && parse(typed) === null;

  useEffect(() => {
    if (!invalid) return setTold(false);
    const timer = setTimeout(() => setTold(true), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [invalid]);

  const change = async (text: string) => {
    setTyped(text);
    const parsed = parse(text);
    if (parsed === null || parsed === value) return;
    await storeSetting(name, parsed);
    onSaved(label);
  };
  const leave = () => (invalid ? setTold(true) : setTyped(null));

  return (
    <div class="stack field">
      <label for={id}>{label}</label>
      <input
        id={id}
        {...(isNumber ? ({ type: 'number', min, max, step } as const) : ({ type: 'text', placeholder } as const))}
        spellcheck={false}
        value={typed ?? value}
        aria-invalid={invalid && told}
        aria-describedby={`${id}-hint`}
        onInput={({ currentTarget }) => void change(currentTarget.value)}
        onBlur={leave}
      />
      <p id={`${id}-hint`} class={invalid && told ? 'error' : 'muted'}>
        {invalid && told ? error : hint}
      </p>
      {children}
    </div>
  );
}
