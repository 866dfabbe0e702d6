import { randomInt } from 'node:crypto';
import { createServer, connect } from 'node:net';
import { errorCode } from './problem.mjs';

/**
 * A port nobody listens on.
 * @param {string} [host]
 * @returns {Promise<number>}
 */
export function freePort(host = '127.0.0.1') {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, host, () => {
      const bound = server.address();
      server.close(() => resolve(typeof bound === 'object' && bound ? bound.port : 0));
    });
  });
}

/**
 * A port nobody listens on, from a range below those that systems give out by themselves.
 * @param {number} [least]
 * @param {number} [most]
 * @returns {Promise<number>}
 */
export async function freeLowPort(least = 20_000, most = 32_000) {
  for (;;) {
    const port = randomInt(least, most);
    if ((await portTrouble(port, '127.0.0.1')) === undefined) return port;
  }
}

/**
 * Why a port cannot be listened on, or undefined when it can.
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | undefined>} an error code such as EADDRINUSE
 */
export function portTrouble(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(errorCode(error) || error.message));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

/**
 * The wanted port when it is free, else another one.
 * @param {number | undefined} wanted
 */
export async function portNear(wanted) {
  if (wanted && (await portTrouble(wanted, '127.0.0.1')) === undefined) return wanted;
  return freePort();
}

/**
 * Whether somebody answers there.
 * @param {string} host
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export function answers(host, port) {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2000 });
    /** @param {boolean} yes */
    const done = (yes) => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
    socket.once('timeout', () => done(false));
  });
}

/** @param {string} host */
export function isLoopback(host) {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
