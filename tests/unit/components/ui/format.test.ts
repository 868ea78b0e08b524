import { beforeEach, describe, expect, it } from 'vitest';
import { formatBytes, formatRelative, formatSpan } from '../../../../components/ui/format';
import { speakEnglish } from '../page';

beforeEach(speakEnglish);

describe('formats', () => {
  it.each([
    [0, '1 second'],
    [42_000, '42 seconds'],
    [180_000, '3 minutes'],
    [7_200_000, '2 hours'],
    [259_200_000, '3 days'],
  ])('a span of %d ms: %s', (ms, text) => {
    expect(formatSpan(ms)).toBe(text);
  });

  it.each([
    [1000, 'now'],
    [180_000, '3 minutes ago'],
    [86_400_000, 'yesterday'],
  ])('%d ms ago: %s', (ago, text) => {
    expect(formatRelative(1e12 - ago, 1e12)).toBe(text);
  });

  it.each([
    [0, '0 kB'],
    [212, '0.2 kB'],
    [12_500_000, '12.5 MB'],
    [3_000_000_000, '3 GB'],
  ])('%d bytes: %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});
