import { generate } from 'selfsigned';

/** A throw-away certificate for the given hosts. Made anew each time, so that no key lies in the repository. */
export async function makeCertificate(hosts: readonly string[]): Promise<{ key: string; cert: string }> {
  const altNames = hosts.map((value) => ({ type: 2 as const, value }));
  const made = await generate([{ name: 'commonName', value: 'memories-save tests' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames }],
  });
  return { key: made.private, cert: made.cert };
}
