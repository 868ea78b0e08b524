/** @typedef {{status: string, mutatorName: string, replacement?: string, location: {start: {line: number, column: number}, end: {line: number, column: number}}}} Mutant */

const NOTICED = new Set(['Killed', 'Timeout']);
const UNNOTICED = new Set(['Survived', 'NoCoverage']);
const count = (mutants, statuses) => mutants.filter(({ status }) => statuses.has(status)).length;
const percent = (part, whole) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

/** A line for each mutant that no test noticed: where, what stood there, what stood there instead. */
export function survivorLines(file, text, /** @type {Mutant[]} */ mutants) {
  const lines = text.split('\n');
  return mutants
    .filter(({ status }) => UNNOTICED.has(status))
    .toSorted((a, b) => a.location.start.line - b.location.start.line)
    .map(({ location: { start, end }, replacement, status }) => {
      const last = start.line === end.line ? end.column - 1 : undefined;
      const stood = lines[start.line - 1].slice(start.column - 1, last);
      return `${file}:${start.line}:${start.column} ${status === 'NoCoverage' ? '(never run) ' : ''}${stood} → ${replacement?.replace(/\s+/g, ' ')}`;
    });
}

/** The score of each file and of the whole, as a table of Markdown. What was not tried and static ones are not counted. */
export function table(/** @type {{file: string, mutants: Mutant[]}[]} */ files) {
  const row = (name, mutants) => {
    const noticed = count(mutants, NOTICED);
    const unnoticed = count(mutants, UNNOTICED);
    return `| ${name} | ${noticed + unnoticed} | ${noticed} | ${unnoticed} | ${percent(noticed, noticed + unnoticed)} |`;
  };
  return [
    '| file | mutants | noticed | survived | score |',
    '|---|---:|---:|---:|---:|',
    ...files.map(({ file, mutants }) => row(file, mutants)),
    row(
      '**all**',
      files.flatMap(({ mutants }) => mutants),
    ),
  ].join('\n');
}
