import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { buildFolder } from './support/builds.ts';

const BUILDS = ['chrome-mv3', 'firefox-mv3'] as const;

const SITES = [
  'https://www.tiktok.com/*',
  'https://www.youtube.com/*',
  'https://m.youtube.com/*',
  'https://www.instagram.com/*',
];

/** All that the manifests may ask for. A line more here is a line more in PRIVACY.md. */
const PERMISSIONS = [
  'storage',
  'unlimitedStorage',
  'alarms',
  'contextMenus',
  'activeTab',
  'scripting',
  'notifications',
];
const ALLOWED = {
  host_permissions: [...SITES, 'https://api.memories.ai/*'],
  // Asked for one by one: short links, media of other sites, an address of the API that a person sets.
  optional_host_permissions: ['https://*/*', 'http://*/*'],
};

const KEYS = [
  'manifest_version name description version short_name icons default_locale homepage_url permissions host_permissions',
  'optional_host_permissions action commands browser_specific_settings content_security_policy background options_ui',
  'content_scripts omnibox',
]
  .join(' ')
  .split(' ');
const CHROME_KEYS = [...KEYS, 'minimum_chrome_version', 'web_accessible_resources', 'side_panel', 'storage'];
const FIREFOX_KEYS = [...KEYS, 'sidebar_action'];

/** Hosts that are named in the builds, and why. Requests go to the first group alone; see PRIVACY.md. */
const HOSTS = {
  requests: ['api.memories.ai'],
  /** Pages that are opened in a tab when a person presses a link, and addresses that are recognised or put together. */
  pages: [
    /^(memories\.ai)$/,
    /^([a-z]+\.)*tiktok(v)?\.com$/,
    /^([a-z]+\.)*(youtube|youtube-nocookie)\.com$/,
    /^youtu\.be$/,
    /^([a-z]+\.)*instagram\.com$/,
    /^instagr\.am$/,
  ],
  /** Names of XML vocabularies, never asked for. */
  names: ['www.w3.org', 'ns.adobe.com', 'purl.org', 'fallback.namespace'],
  /** In words for people and in messages of libraries for developers. */
  words: ['mcp.memories.ai', 'example.com', 'localhost', 'github.com', 'wxt.dev'],
};

interface Manifest extends Record<string, unknown> {
  content_security_policy: { extension_pages: string };
  content_scripts: { matches: string[] }[];
  web_accessible_resources?: { resources: string[]; matches: string[]; use_dynamic_url: boolean }[];
}

const manifestOf = (build: string) =>
  JSON.parse(readFileSync(path.join(buildFolder(build as 'chrome-mv3'), 'manifest.json'), 'utf8')) as Manifest;

function filesOf(build: string): { name: string; text: string }[] {
  const folder = buildFolder(build as 'chrome-mv3');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(js|html|css|json)$/.test(name))
    .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
}

for (const build of BUILDS) {
  test(`${build}: the manifest asks for what is on the list and for nothing else`, () => {
    const manifest = manifestOf(build);
    expect(Object.keys(manifest).sort()).toEqual((build === 'chrome-mv3' ? CHROME_KEYS : FIREFOX_KEYS).toSorted());
    // The library stands in Chrome's side panel by a permission of its own, which sees nothing; Firefox needs none.
    expect(manifest.permissions).toEqual(build === 'chrome-mv3' ? [...PERMISSIONS, 'sidePanel'] : PERMISSIONS);
    expect(manifest).toMatchObject(ALLOWED);
    expect(manifest.content_scripts.flatMap(({ matches }) => matches).sort()).toEqual(SITES.toSorted());
    const exposed = { resources: ['ask.html'], matches: SITES, use_dynamic_url: true };
    expect(manifest.web_accessible_resources).toEqual(build === 'chrome-mv3' ? [exposed] : undefined);
  });

  test(`${build}: the pages run files of the build only, and make no text into code or markup`, () => {
    const policy = manifestOf(build).content_security_policy.extension_pages;
    const rules = new Map(policy.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]));
    expect(rules.get('default-src')).toBe("'none'");
    for (const name of ['script-src', 'style-src', 'worker-src']) expect(rules.get(name)).toBe("'self'");
    expect(rules.get('require-trusted-types-for')).toBe("'script'");
    for (const name of ['object-src', 'base-uri', 'form-action']) expect(rules.get(name)).toBe("'none'");
    expect(policy).not.toMatch(/unsafe|wasm|blob:[^;]*script|script-src[^;]*(https?|data):/);
    const origins = SITES.map((site) => site.slice(0, -2)).join(' ');
    expect(rules.get('frame-ancestors')).toBe(build === 'chrome-mv3' ? `'self' ${origins}` : "'none'");
  });

  test(`${build}: every host that is named anywhere is on the list`, () => {
    const known = [...HOSTS.requests, ...HOSTS.names, ...HOSTS.words];
    const isKnown = (host: string) => known.includes(host) || HOSTS.pages.some((pattern) => pattern.test(host));
    const strange = filesOf(build).flatMap(({ name, text }) =>
      [...text.matchAll(/\b(?:https?|wss?|ftp):\/\/([a-z0-9.-]+)/gi)]
        .map(([, host = '']) => host.toLowerCase().replace(/\.$/, ''))
        .filter((host) => host !== '' && !isKnown(host))
        .map((host) => `${name}: ${host}`),
    );
    expect(strange).toEqual([]);
  });

  test(`${build}: no code comes from elsewhere, and none is made of texts`, () => {
    for (const { name, text } of filesOf(build)) {
      expect(text, name).not.toMatch(/<script[^>]+src="(?!\/)/);
      expect(text, name).not.toMatch(/\bimport\(\s*["'`]https?:/);
      if (name.endsWith('.js')) expect(text, name).not.toMatch(/\beval\(|\bnew Function\(/);
    }
  });
}
