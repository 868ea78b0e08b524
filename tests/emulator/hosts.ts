/** The hosts that the local server stands in for. */
export const API_HOST = 'api.memories.ai';
export const SITE_HOSTS = ['www.tiktok.com', 'www.youtube.com', 'www.instagram.com'];
export const SHORT_LINK_HOSTS = ['vm.tiktok.com', 'vt.tiktok.com'];
/** A site that the extension knows nothing of: an image, a video, a page with links. */
export const OTHER_HOST = 'files.example.org';

export const HOSTS = [API_HOST, ...SITE_HOSTS, ...SHORT_LINK_HOSTS, OTHER_HOST];
