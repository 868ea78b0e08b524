import type { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Reply, Stream } from './answers.ts';
import { EmulatedApi, type Outcome } from './api.ts';
import { readBody } from './body.ts';
import { makeCertificate } from './certificate.ts';
import { API_HOST, HOSTS } from './hosts.ts';
import { Sites } from './sites.ts';

export interface LocalWorld {
  port: number;
  api: EmulatedApi;
  sites: Sites;
  /** Every request, in order, by its host and the names of its headers: all hosts lead here. */
  asked: { host: string; headers: string[] }[];
  close: () => Promise<void>;
}

/** A server that stays while worlds come and go behind it. */
export interface LocalServer {
  port: number;
  /** A new world, which gets every request until it is closed; without one requests are cut off. */
  newWorld: () => LocalWorld;
  close: () => Promise<void>;
}

/**
 * One HTTPS server on 127.0.0.1 for the API and for the sites, told apart by the Host header. The API sends no
 * CORS headers, so that a missing host permission shows.
 */
export async function startLocalServer(port = 0): Promise<LocalServer> {
  let world: LocalWorld | undefined;
  const server = https.createServer(await makeCertificate(HOSTS), (request, response) => {
    Promise.resolve(world ? serve(world, request, response) : response.destroy()).catch((error) => {
      console.error(error);
      response.destroy();
    });
  });
  // Uploads of gigabytes take longer than the default of five minutes on a slow machine.
  server.requestTimeout = 0;
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const own = (server.address() as AddressInfo).port;
  return {
    port: own,
    newWorld() {
      const made: LocalWorld = {
        port: own,
        api: new EmulatedApi(),
        sites: new Sites(),
        asked: [],
        close: async () => {
          if (world === made) world = undefined;
          server.closeAllConnections();
        },
      };
      world = made;
      return made;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A server with one world, which ends with it. */
export async function startLocalWorld(port = 0): Promise<LocalWorld> {
  const server = await startLocalServer(port);
  return { ...server.newWorld(), close: server.close };
}

async function serve({ api, sites, asked }: LocalWorld, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? '/', `https://${request.headers.host ?? 'unknown'}`);
  asked.push({ host: url.hostname, headers: Object.keys(request.headers) });
  if (url.hostname === API_HOST) await serveApi(api, url, request, response);
  else send(response, sites.answer(url));
}

async function serveApi(api: EmulatedApi, url: URL, request: IncomingMessage, response: ServerResponse) {
  // On a connection that is used again Chromium repeats a request that is cut off by itself; a test means to see
  // what the extension does.
  response.shouldKeepAlive = false;
  const at = Date.now();
  const body = await readBody(request);
  // The client went away in the middle: nothing came that could be carried out.
  if (!request.complete) return;
  const outcome = api.handle({
    at,
    method: request.method ?? 'GET',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: request.headers,
    body,
  });
  const logged = api.requests.at(-1);
  response.once('finish', () => {
    if (logged) logged.answeredAt = Date.now();
  });
  await end(response, outcome);
}

async function end(response: ServerResponse, outcome: Outcome): Promise<void> {
  if ('silent' in outcome) return;
  if ('cut' in outcome) {
    response.destroy();
    return;
  }
  if (outcome.afterMs) await new Promise((resolve) => setTimeout(resolve, outcome.afterMs));
  send(response, outcome.reply);
}

function send(response: ServerResponse, { status, headers, body, stream }: Reply): void {
  response.writeHead(status, headers);
  if (stream) void sendEvents(response, stream);
  else response.end(body);
}

async function sendEvents(response: ServerResponse, { events, everyMs, cut }: Stream): Promise<void> {
  for (const event of events) {
    await new Promise((resolve) => setTimeout(resolve, everyMs));
    if (response.destroyed) return;
    response.write(`data:${event}\n\n`);
  }
  if (!cut) return void response.end();
  // What was written must arrive before the connection breaks, and be read: an error takes along what nobody has read yet.
  await new Promise((resolve) => setTimeout(resolve, 10 * everyMs));
  response.socket?.destroySoon();
}
