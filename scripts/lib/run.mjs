import { spawn } from 'node:child_process';

/**
 * @typedef {object} Outcome
 * @property {number} code exit code; 127 when there is no such program, 124 after the time limit
 * @property {string} output standard output and error together, the last 200 kB
 */

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { timeout?: number, show?: boolean }} [options] `show` passes the output on
 * @returns {Promise<Outcome>}
 */
export function run(command, args, { show = false, timeout, ...options } = {}) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, [...args], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const timer = timeout ? setTimeout(() => child.kill('SIGKILL'), timeout) : undefined;
    /** @param {Buffer} chunk */
    const take = (chunk) => {
      output = (output + chunk.toString()).slice(-200_000);
      if (show) process.stdout.write(chunk);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve({ code: 127, output: output + error.message });
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ code: code ?? (signal === 'SIGKILL' && timeout ? 124 : 128), output });
    });
  });
}

/**
 * The last lines of a longer text, for a short report.
 * @param {string} text
 * @param {number} [count]
 */
export function lastLines(text, count = 8) {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
