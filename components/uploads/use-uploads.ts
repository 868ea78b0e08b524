import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ApiError } from '../../utils/memories/errors';
import { uploadFiles } from '../../utils/memories/upload';
import { send } from '../../utils/messages/send';
import { readSettings } from '../../utils/settings';
import { readApiKey } from '../../utils/settings/api-key';
import { checkFile } from '../../utils/uploads/check-file';
import { readDetails } from '../../utils/uploads/read-details';
import { holdUploads } from '../../utils/uploads/upload-locks';
import { createUploader, type UploaderWorld } from '../../utils/uploads/uploader';
import { detailsToSend, type Upload } from '../../utils/uploads/uploads';

type Change = (ids: ReadonlySet<string>, change: (upload: Upload) => Partial<Upload>) => void;

export interface Uploads {
  list: readonly Upload[];
  add: (files: Iterable<File>) => Promise<void>;
  setDetails: (id: string, details: Upload['details']) => void;
  start: () => void;
  cancel: (id: string) => void;
  retry: (id: string) => Promise<void>;
  remove: (id: string) => void;
}

/** The files of this page and what becomes of them. `personal`: camera and place go along. */
export function useUploads(personal: boolean): Uploads {
  const [list, setList] = useState<readonly Upload[]>([]);
  const latest = useRef<readonly Upload[]>([]);
  const sendPersonal = useRef(personal);
  sendPersonal.current = personal;

  const { uploader, set, change } = useMemo(() => {
    const set = (next: readonly Upload[]) => {
      latest.current = next;
      setList(next);
    };
    const change: Change = (ids, part) =>
      set(latest.current.map((upload) => (ids.has(upload.id) ? { ...upload, ...part(upload) } : upload)));
    const toSend = () =>
      latest.current.map((upload) => ({ ...upload, details: detailsToSend(upload.details, sendPersonal.current) }));
    return { uploader: createUploader(worldOf(toSend, change)), set, change };
  }, []);

  useWarningBeforeLeaving(list.some(({ state }) => state === 'uploading' || state === 'waiting'));

  return {
    list,
    add: async (files) => {
      const added = [...files].map(uploadOf);
      set([...latest.current, ...added]);
      for (const { id, file, kind, state } of added) {
        if (state === 'refused') continue;
        const found = await readDetails(file, kind);
        change(new Set([id]), ({ details }) => ({ details: { ...found, ...details } }));
      }
    },
    setDetails: (id, details) => change(new Set([id]), () => ({ details })),
    start: () => void uploader.run(),
    cancel: uploader.cancel,
    retry: async (id) => {
      const captureId = latest.current.find((upload) => upload.id === id)?.captureId;
      change(new Set([id]), () => ({ state: 'waiting', captureId: undefined, problem: undefined }));
      if (captureId) await send('removeCaptures', { captureIds: [captureId] });
      await uploader.run();
    },
    remove: (id) => set(latest.current.filter((upload) => upload.id !== id)),
  };
}

function uploadOf(file: File): Upload {
  const { kind, problem } = checkFile(file);
  const state = problem ? 'refused' : 'waiting';
  return { id: crypto.randomUUID(), file, kind, details: {}, state, sent: 0, problem: problem && { code: problem } };
}

function worldOf(list: UploaderWorld['list'], change: Change): UploaderWorld {
  return {
    list,
    change,
    begin: async (kind, names) => {
      const { captureIds } = await send('beginUpload', { kind, names });
      holdUploads(captureIds);
      return captureIds;
    },
    takeTurn: async () => (await send('takeUploadTurn', {})).waitMs,
    end: async (results) => void (await send('endUpload', { results })),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    transport: async (request) => {
      const [apiKey, { apiAddress, namespace, folder, callbackUrl }] = await Promise.all([
        readApiKey(),
        readSettings(),
      ]);
      if (apiKey === '') throw new ApiError('key-refused');
      return uploadFiles({
        ...request,
        apiKey,
        apiAddress,
        uniqueId: namespace,
        folderId: folder || undefined,
        callbackUrl: callbackUrl || undefined,
      });
    },
  };
}

/** Closing the tab would break off what is under way and forget what waits, also in the pause between two requests. */
function useWarningBeforeLeaving(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [active]);
}
