/** From where a request comes: the network address of the client, also behind proxies that are known by theirs. */
import type { IncomingMessage } from 'node:http';
import proxyAddr from 'proxy-addr';

/** @param trusted addresses and ranges of proxies whose X-Forwarded-For is believed (`10.0.0.0/8`, `loopback`) @throws TypeError for what is none */
export function clientAddresses(trusted: string[]): (request: IncomingMessage) => string {
  if (!trusted.length) return ({ socket }) => plain(socket.remoteAddress ?? '');
  const trust = proxyAddr.compile(trusted);
  return (request) => plain(proxyAddr(request, trust));
}

/** An IPv4 address as such, also where the socket is an IPv6 one. */
const plain = (address: string): string => address.replace(/^::ffff:/, '');
