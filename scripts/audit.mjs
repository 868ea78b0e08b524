// `npm run audit`: what is known of the packages that are shipped. Fails on findings only: that nobody could be asked
// says nothing about them, and is said.
import { execFile } from 'node:child_process';
import { ROOT } from './setup.mjs';

const args = ['audit', '--omit=dev', '--json'];
const text = await new Promise((resolve) => execFile('npm', args, { cwd: ROOT }, (_, stdout) => resolve(stdout)));

/** `vulnerabilities` is there when the registry answered; else npm tells an error. */
function readReport() {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

const { vulnerabilities, message, error } = readReport();
if (vulnerabilities) {
  const found = Object.values(vulnerabilities);
  for (const { name, severity, range } of found) console.log(`${severity}: ${name} ${range}`);
  console.log(found.length === 0 ? 'Nothing is known against the shipped packages.' : `${found.length} findings.`);
  process.exitCode = found.length === 0 ? 0 : 1;
} else {
  console.log(`The registry could not be asked, so nothing was checked: ${message ?? error?.summary ?? 'no answer'}`);
}
