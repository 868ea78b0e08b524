/** The hue of a tag, degrees: the chosen one, else one that is the same for the same tag everywhere. */
export function hueOf(tag: string, chosen: Readonly<Record<string, number>>): number {
  const own = Object.hasOwn(chosen, tag) ? chosen[tag] : undefined;
  return own ?? [...tag].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360, 7);
}

/** What colour fields speak. In: degrees. */
export function hexOfHue(hue: number): string {
  const part = (n: number) => {
    const k = (n + hue / 30) % 12;
    const value = 0.5 - 0.3 * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${part(0)}${part(8)}${part(4)}`;
}

/** The hue of such a text, degrees; of greys 0. Only the hue of a choice counts: how bright it is, the theme knows. */
export function hueOfHex(hex: string): number {
  const [r = 0, g = 0, b = 0] = (hex.match(/[\da-f]{2}/gi) ?? []).map((two) => Number.parseInt(two, 16) / 255);
  const most = Math.max(r, g, b);
  const span = most - Math.min(r, g, b);
  if (span === 0) return 0;
  const turn = most === r ? ((g - b) / span) % 6 : most === g ? (b - r) / span + 2 : (r - g) / span + 4;
  return Math.round((turn * 60 + 360) % 360);
}
