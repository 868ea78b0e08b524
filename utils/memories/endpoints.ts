/** How an endpoint takes its fields. `array`: the body is a bare JSON array, the fields stand in the address. */
export type Encoding = 'query' | 'json' | 'form' | 'multipart' | 'array';

export interface Endpoint {
  path: string;
  encoding: Encoding;
}

const at = (name: string, encoding: Encoding): Endpoint => ({ path: `/serve/api/v1/${name}`, encoding });

/** Every endpoint of the upload API that is spoken here. `query` ones are GET, all others POST. */
export const ENDPOINTS = {
  posts: { private: at('scraper_url', 'json'), public: at('scraper_url_public', 'json') },
  creator: { private: at('scraper', 'json'), public: at('scraper_public', 'json') },
  hashtags: { private: at('scraper_tag', 'json'), public: at('scraper_tag_public', 'json') },
  uploadUrl: at('upload_url', 'form'),
  uploadFile: at('upload', 'multipart'),
  uploadImages: at('upload_img', 'multipart'),
  taskVideos: at('get_video_ids_by_task_id', 'query'),
  folders: at('folders', 'query'),
  moveToFolder: at('folders/move', 'json'),
  search: { private: at('search', 'json'), public: at('search_public', 'json') },
  transcript: at('get_audio_transcription', 'query'),
  captions: at('get_video_caption', 'query'),
  chat: at('chat_stream', 'json'),
  download: at('download', 'json'),
  listVideos: at('list_videos', 'json'),
  deleteVideos: at('delete_videos', 'array'),
  privateVideo: at('get_metadata', 'query'),
  publicVideo: at('get_public_video_detail', 'query'),
} as const;
