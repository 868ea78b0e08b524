import { Fragment } from 'preact';

/** Several short things in a line, "mila · TikTok · Private"; each by itself, whatever its direction. */
export function Facts({ of }: { of: readonly (string | undefined)[] }) {
  return (
    <>
      {of.filter(Boolean).map((fact, i) => (
        <Fragment key={fact}>
          {i > 0 && ' · '}
          <bdi>{fact}</bdi>
        </Fragment>
      ))}
    </>
  );
}
