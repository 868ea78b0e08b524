import type * as v from 'valibot';
import type { PlatformId } from '../platforms/types';
import { folderField, PUBLIC_SITES, SEARCH_LIMITS } from './assumptions';
import { ENDPOINTS, type Endpoint } from './endpoints';
import { type Hit, hits, type Line, lines } from './library-schemas';
import type { RequestBody } from './request';
import { nothing } from './schemas';

type Call = <S extends v.GenericSchema>(endpoint: Endpoint, body: RequestBody, answer: S) => Promise<v.InferOutput<S>>;

/** What a search looks through: what is seen, or what is said. */
export type SearchBy = 'clip' | 'audio';

/** The calls that bring back what was saved. They reject with `ApiError`, as all calls do. */
export function libraryCalls(call: Call) {
  return {
    /** Places in the person's own videos that fit the words, best first. */
    search(words: string, by: SearchBy, of: { namespace: string; folderId?: string }): Promise<Hit[]> {
      const place = { unique_id: of.namespace, folder_id: folderField(of.folderId) };
      return call(ENDPOINTS.search.private, { fields: { ...question(words, by), ...place } }, hits);
    },

    /** The same in the public library, of one site. */
    searchPublic(words: string, by: SearchBy, site: PlatformId): Promise<Hit[]> {
      return call(ENDPOINTS.search.public, { fields: { ...question(words, by), type: PUBLIC_SITES[site] } }, hits);
    },

    /** What is said in a video; null when nothing is, or when it is not known yet. */
    transcript(videoNo: string): Promise<Line[] | null> {
      return call(ENDPOINTS.transcript, { fields: { video_no: videoNo } }, lines);
    },

    /** What is seen in a video, scene by scene; null as with `transcript`. */
    captions(videoNo: string): Promise<Line[] | null> {
      return call(ENDPOINTS.captions, { fields: { video_no: videoNo } }, lines);
    },

    /** At most 500 private videos, to a folder that exists. */
    async moveToFolder(folderId: string, videoNos: readonly string[]): Promise<void> {
      const fields = { folder_id: folderField(folderId), video_nos: videoNos };
      await call(ENDPOINTS.moveToFolder, { fields }, nothing);
    },
  };
}

function question(words: string, by: SearchBy) {
  return { search_param: words, search_type: by === 'clip' ? 'BY_CLIP' : 'BY_AUDIO', ...SEARCH_LIMITS };
}
