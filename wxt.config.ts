import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { compileAtOnce } from './scripts/compile-at-once.ts';
import { dropExamples } from './scripts/drop-examples.ts';
import { pagePatterns } from './utils/platforms/grammar.ts';
import { grammars } from './utils/platforms/index.ts';

/** Where content scripts run and tabs may be read. Other hosts (short links, media) are asked for when needed. */
const SITES = grammars.flatMap(pagePatterns);

/**
 * What our own pages may do: run our files, and speak with the API at whatever address the options name. Nothing can
 * turn a text into code or markup (Trusted Types), and only the sites may hold the page that asks.
 */
const policyOf = (browser: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob: https:",
    "media-src 'self' blob: https:",
    "font-src 'self'",
    "worker-src 'self'",
    "connect-src 'self' https: http:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${browser === 'firefox' ? "'none'" : `'self' ${SITES.map((site) => site.slice(0, -2)).join(' ')}`}`,
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');

export default defineConfig({
  outDir: process.env.WXT_OUT ?? '.output',
  manifestVersion: 3,
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  vite: () => ({ plugins: [preact()], build: { target: 'es2023' } }),
  hooks: {
    // What runs in pages is kept small, since every page that is opened loads it: without the polyfill (these
    // scripts only send and listen, which all supported browsers do with promises by themselves), without the
    // framework's context, and without the examples of the URL tables.
    'vite:build:extendConfig': (entrypoints, config) => {
      if (!entrypoints.every(({ type }) => type === 'content-script' || type === 'unlisted-script')) return;
      const alias = {
        '@wxt-dev/webextension-polyfill/browser': '@wxt-dev/browser',
        'wxt/utils/content-script-context': fileURLToPath(new URL('components/page/context.ts', import.meta.url)),
      };
      config.resolve = { ...config.resolve, alias };
      const runsAtOnce = entrypoints.every(({ name }) => grammars.some(({ platform }) => name === `page-${platform}`));
      config.plugins = [...(config.plugins ?? []), dropExamples(), ...(runsAtOnce ? [compileAtOnce()] : [])];
    },
    // The stores' linter wants each build to say how Firefox would run it. Chromium passes over `scripts` since 121.
    'build:manifestGenerated': (_, { background }) => {
      if (background && 'service_worker' in background)
        Object.assign(background, { scripts: [background.service_worker] });
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extension_name__',
    short_name: '__MSG_extension_short_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    homepage_url: 'https://memories.ai/',
    permissions: [
      'storage',
      'unlimitedStorage',
      'alarms',
      'contextMenus',
      'activeTab',
      'scripting',
      'notifications',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    host_permissions: [...SITES, 'https://api.memories.ai/*'],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    omnibox: { keyword: 'mem' },
    action: { default_title: '__MSG_extension_name__' },
    commands: {
      'save-page': { suggested_key: { default: 'Alt+Shift+S' }, description: '__MSG_command_save_page__' },
      'select-posts': { suggested_key: { default: 'Alt+Shift+E' }, description: '__MSG_command_select_posts__' },
    },
    browser_specific_settings: {
      gecko: {
        id: 'save@memories-extension.example',
        strict_min_version: '142.0',
        // What a save sends to Memories.ai: addresses of posts, and the key that names the account.
        data_collection_permissions: { required: ['websiteContent', 'authenticationInfo'] },
      },
    },
    ...(browser === 'firefox' && {
      sidebar_action: {
        default_panel: 'library.html',
        default_title: '__MSG_library_title__',
        default_icon: 'icon/icon.svg',
        open_at_install: false,
      },
    }),
    content_security_policy: { extension_pages: policyOf(browser) },
    ...(browser !== 'firefox' && {
      minimum_chrome_version: '126',
      side_panel: { default_path: 'library.html' },
      // What an organisation may set (docs/organisations.md). Firefox needs no schema.
      storage: { managed_schema: 'managed_schema.json' },
      // The one page that may stand in a site: it asks a person. In Firefox it stands in a window of its own.
      web_accessible_resources: [{ resources: ['ask.html'], matches: SITES, use_dynamic_url: true }],
    }),
  }),
});
