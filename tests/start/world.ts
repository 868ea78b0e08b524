import { REQUESTS_PER_MINUTE } from '../e2e/support/set-up.ts';
import { type LocalWorld, startLocalWorld } from '../emulator/server.ts';

/** The local server, saying each request that it gets. */
export async function startTalkingWorld(): Promise<LocalWorld> {
  const world = await startLocalWorld();
  world.api.pacing.limits.scraper = REQUESTS_PER_MINUTE;
  world.api.onRequest = ({ method, endpoint, query, body }) => {
    const what =
      body.kind === 'json' ? JSON.stringify(body.value) : JSON.stringify(body.kind === 'none' ? query : body);
    console.log(`  → ${method} ${endpoint} ${what}`);
  };
  return world;
}
