import type { Announcement, PageContext } from '../../utils/messages';
import type { SurfaceReport } from '../../utils/messages/surface-report';
import type { Shield } from './shield';

/** What stands in a page while its site is switched on. */
export interface Session {
  /** Takes over what the person changed in the options. */
  update(context: PageContext): void;
  hear(announcement: Announcement): void;
  /** What was found on the page; takes as long as a page takes to load. */
  describe(): Promise<SurfaceReport>;
}

/** Starts everything that stands in a page while its site is switched on; all of it ends with `signal`. */
export type StartSession = (first: PageContext, shield: Shield, signal: AbortSignal) => Session;
