import type { Target, TargetKey } from './types.ts';

/** `platform:kind:id`; short links, whose id is not known yet, are told apart by their address. */
export function keyOf({ platform, kind, id, url }: Target): TargetKey {
  return `${platform}:${kind}:${id ?? url}`;
}
