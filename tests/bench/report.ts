import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Machine } from './machine.ts';
import { type Finding, round } from './measure.ts';

export interface Part {
  id: string;
  title: string;
  findings: Finding[];
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

/** Writes everything to a JSON file, so that runs can be compared. */
export function save(file: string, machine: Machine, runs: number, parts: readonly Part[]): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const withVerdicts = parts.map((part) => ({
    ...part,
    findings: part.findings.map((finding) => ({ ...finding, met: verdict(finding.value, finding.aim) || undefined })),
  }));
  writeFileSync(file, `${JSON.stringify({ machine, runs, parts: withVerdicts }, null, 2)}\n`);
}
