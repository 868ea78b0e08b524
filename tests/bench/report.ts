import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Machine } from './machine.ts';
import { type Finding, round } from './measure.ts';

export interface Part {
  id: string;
  title: string;
  findings: Finding[];
  /** In one line: what it was measured on, and how often. */
  origin: string;
}

const HEAD = ['', 'what', 'measured', 'aim', '', 'how'];

/** The findings as a Markdown table that lines up. */
export function table(parts: readonly Part[]): string {
  const rows = parts.flatMap(({ id, findings }) => findings.map((finding) => cells(id, finding)));
  const lines = [HEAD, HEAD.map(() => '---'), ...rows];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const pad = (line: readonly string[]) =>
    line.map((cell, i) => cell.padEnd(widths[i] ?? 0, cell === '---' ? '-' : ' '));
  return lines.map((line) => `| ${pad(line).join(' | ')} |`).join('\n');
}

function cells(id: string, { what, value, unit, aim, note }: Finding): string[] {
  return [
    `(${id})`,
    what,
    `${round(value)} ${unit}`,
    aim === undefined ? '' : `≤ ${aim}`,
    verdict(value, aim),
    note ?? '',
  ];
}

function verdict(value: number, aim: number | undefined): string {
  if (aim === undefined) return '';
  return value <= aim ? 'met' : 'MISSED';
}

/** In one line: what the figures were measured on, and how often. */
export function origin(
  { cpu, cores, memoryGB, chromium, node, commit, date, loadBefore }: Machine,
  runs: number,
): string {
  const machine = `${cpu}, ${cores} cores, ${memoryGB} GB, load ${round(loadBefore)} before; ${chromium}; Node ${node}`;
  return `${machine}; commit ${commit}; ${date.slice(0, 10)}. Medians of ${runs} runs where nothing else is said.`;
}

/** These parts, and of those that were measured before the ones that were not measured now. */
export function withEarlier(file: string, parts: readonly Part[]): Part[] {
  const earlier: Part[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).parts : [];
  const kept = earlier.filter(({ id }) => !parts.some((part) => part.id === id));
  return [...kept, ...parts].sort((a, b) => a.id.localeCompare(b.id));
}

/** Puts the figures at the end of the README, in place of those of the last time. */
export function writeReadme(file: string, parts: readonly Part[]): void {
  const heading = '## Latest figures';
  const [text = ''] = readFileSync(file, 'utf8').split(heading);
  const byOrigin = Map.groupBy(parts, ({ origin }) => origin);
  const origins = [...byOrigin].map(([origin, of]) => `${of.map(({ id }) => `(${id})`).join(' ')}: ${origin}`);
  writeFileSync(file, `${text}${heading}\n\n${origins.join('\n\n')}\n\n${table(parts)}\n`);
}

/** Writes everything to a JSON file, so that runs can be compared. */
export function save(file: string, machine: Machine, parts: readonly Part[]): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const withVerdicts = parts.map((part) => ({
    ...part,
    findings: part.findings.map((finding) => ({ ...finding, met: verdict(finding.value, finding.aim) || undefined })),
  }));
  writeFileSync(file, `${JSON.stringify({ machine, parts: withVerdicts }, null, 2)}\n`);
}
