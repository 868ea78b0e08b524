/** @typedef {{status: string, mutatorName: string, replacement?: string, location: {start: {line: number, column: number}, end: {line: number, column: number}}}} Mutant */

const NOTICED = new Set(['Killed', 'Timeout']);
const UNNOTICED = new Set(['Survived', 'NoCoverage']);
const UNTRIED = new Set(['Untried']);
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

/**
 * The score of each file and of the whole, as a table of Markdown. Where only some were tried the whole is what the files
 * would come to, each with all of its mutants. Static ones are not counted (see the config).
 */
export function table(/** @type {{file: string, mutants: Mutant[]}[]} */ files) {
  const figures = files.map(({ file, mutants }) => {
    const noticed = count(mutants, NOTICED);
    const tried = noticed + count(mutants, UNNOTICED);
    const all = tried + count(mutants, UNTRIED);
    return { file, all, tried, noticed, expected: tried === 0 ? 0 : (all * noticed) / tried };
  });
  const sum = (name) => figures.reduce((total, one) => total + one[name], 0);
  const known = figures.filter(({ tried }) => tried > 0).reduce((total, { all }) => total + all, 0);
  const row = (file, { all, tried, noticed }, score) =>
    `| ${file} | ${all} | ${tried} | ${noticed} | ${tried - noticed} | ${score} |`;
  const whole = { all: sum('all'), tried: sum('tried'), noticed: sum('noticed') };
  return [
    '| file | mutants | tried | noticed | survived | score |',
    '|---|---:|---:|---:|---:|---:|',
    ...figures.map((one) => row(one.file, one, percent(one.noticed, one.tried))),
    row('**all**', whole, `**${percent(sum('expected'), known)}**`),
  ].join('\n');
}
