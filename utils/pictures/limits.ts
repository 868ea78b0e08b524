/** A picture takes no more than this, bytes. */
export const MOST_PICTURE_BYTES = 6 * 1024;

/** As wide and as high as a picture is drawn, CSS px: twice what the list shows. */
export const PICTURE_SIZE = 96;

/** Its longest text: four letters for three bytes, and what says its type. */
export const MOST_PICTURE_TEXT = Math.ceil(MOST_PICTURE_BYTES / 3) * 4 + 'data:image/jpeg;base64,'.length;
