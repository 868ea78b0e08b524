const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** From this attempt on the fault is no hiccup: ask every five minutes only. */
const PATIENT_FROM = 16;

/** After so many attempts, about a day at that pace, a capture is given up; the person can retry it. */
export const MAX_ATTEMPTS = 300;

/**
 * How long to wait after the n-th failed attempt (from 1), ms: 1 s doubling to 32 s, then the published interval
 * of a minute, then five. Up to a quarter more by chance, so that several browsers do not march in step.
 * Source: memories-api, code 0429.
 */
export function backoffMs(attempt: number, random: () => number): number {
  let base = MINUTE;
  if (attempt <= 6) base = SECOND * 2 ** Math.max(0, attempt - 1);
  else if (attempt >= PATIENT_FROM) base = 5 * MINUTE;
  return Math.round(base * (1 + random() / 4));
}

/** The longest pause of a lane in which nothing comes through, ms. */
const PATIENT_MOST_MS = 15 * MINUTE;

/** How long a whole lane waits after the n-th sign (from 1) that asking at its pace is of no use: 2, 4, 8, 15 min. */
export function patientBackoffMs(sign: number, random: () => number): number {
  const base = Math.min(MINUTE * 2 ** Math.max(1, sign), PATIENT_MOST_MS);
  return Math.round(base * (1 + random() / 4));
}
