import { describe, expect, it } from 'vitest';
import { backoffMs, patientBackoffMs } from '../../../utils/captures/backoff';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const no = () => 0;

describe('how long to wait after a fault', () => {
  it.each([
    [1, SECOND],
    [2, 2 * SECOND],
    [5, 16 * SECOND],
    [6, 32 * SECOND],
    [7, MINUTE],
    [15, MINUTE],
    [16, 5 * MINUTE],
    [300, 5 * MINUTE],
  ])('attempt %i: %i ms', (attempt, ms) => {
    expect(backoffMs(attempt, no)).toBe(ms);
  });

  it('counts what was never tried as tried once', () => {
    expect(backoffMs(0, no)).toBe(SECOND);
  });

  it('is up to a quarter longer by chance, never shorter', () => {
    expect(backoffMs(3, () => 0.5)).toBe(4500);
    expect(backoffMs(7, () => 1)).toBe(75 * SECOND);
  });
});

describe('how long a lane waits in which nothing comes through', () => {
  it.each([
    [0, 2],
    [1, 2],
    [2, 4],
    [3, 8],
    [4, 15],
    [50, 15],
  ])('sign %i: %i minutes', (sign, minutes) => {
    expect(patientBackoffMs(sign, no)).toBe(minutes * MINUTE);
  });

  it('is up to a quarter longer by chance, never shorter', () => {
    expect(patientBackoffMs(1, () => 1)).toBe(150 * SECOND);
  });
});
