import http from 'node:http';
import net, { type AddressInfo } from 'node:net';

/** A CONNECT proxy that leads every host to the local server; TLS passes through. Firefox has no resolver rules. */
export async function startProxy(to: number): Promise<{ port: number; close: () => void }> {
  const sockets = new Set<net.Socket>();
  const server = http.createServer((_, response) => response.writeHead(502).end());
  server.on('connect', (_, client: net.Socket, head) => {
    const upstream = net.connect(to, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      if (head.length > 0) upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {
        client.destroy();
        upstream.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { port: (server.address() as AddressInfo).port, close };
}
