import { connect } from 'node:http2';

/** A few calls of Temporal's gRPC interface, by hand, so that they work before any package is installed. */

const service = '/temporal.api.workflowservice.v1.WorkflowService';

/**
 * Version of a Temporal server on loopback that answers; undefined while it does not.
 * @param {number} port
 * @returns {Promise<string | undefined>}
 */
export async function serverVersionAt(port) {
  const answer = await call(port, `${service}/GetSystemInfo`, Buffer.alloc(0));
  return answer && textField(answer, 1);
}

/**
 * Whether the namespace can be used.
 * @param {number} port
 * @param {string} namespace
 */
export async function namespaceExists(port, namespace) {
  return (await call(port, `${service}/DescribeNamespace`, member(1, namespace))) !== undefined;
}

/**
 * Whether a worker waits for workflow tasks on a task queue.
 * @param {number} port
 * @param {string} namespace
 * @param {string} taskQueue
 */
export async function hasWorker(port, namespace, taskQueue) {
  const workflowTasks = Buffer.from([(3 << 3) | 0, 1]);
  const request = Buffer.concat([member(1, namespace), member(2, member(1, taskQueue)), workflowTasks]);
  const answer = await call(port, `${service}/DescribeTaskQueue`, request);
  // Pollers are member 1 of the answer, so they come first when there are any.
  return answer?.[0] === ((1 << 3) | 2);
}

/**
 * A text or message as member of a protobuf message.
 * @param {number} field
 * @param {string | Buffer} content
 */
function member(field, content) {
  const bytes = Buffer.from(content);
  const length = bytes.length < 128 ? [bytes.length] : [(bytes.length & 0x7f) | 0x80, bytes.length >> 7];
  return Buffer.concat([Buffer.from([(field << 3) | 2, ...length]), bytes]);
}

/**
 * One unary call; undefined when anything is wrong.
 * @param {number} port
 * @param {string} path
 * @param {Buffer} message
 * @returns {Promise<Buffer | undefined>}
 */
function call(port, path, message) {
  return new Promise((resolve) => {
    const session = connect(`http://127.0.0.1:${port}`);
    /** @param {Buffer} [answer] */
    const done = (answer) => {
      clearTimeout(timer);
      session.destroy();
      resolve(answer);
    };
    const timer = setTimeout(done, 2000);
    session.on('error', () => done());
    const stream = session.request({
      ':method': 'POST',
      ':path': path,
      'content-type': 'application/grpc',
      te: 'trailers',
    });
    /** @type {Buffer[]} */
    const chunks = [];
    let status = '';
    stream.on('error', () => done());
    stream.on('response', (headers) => (status ||= String(headers['grpc-status'] ?? '')));
    stream.on('trailers', (trailers) => (status = String(trailers['grpc-status'] ?? status)));
    stream.on('data', (chunk) => chunks.push(chunk));
    stream.on('end', () => done(status === '0' ? Buffer.concat(chunks).subarray(5) : undefined));
    const prefix = Buffer.alloc(5);
    prefix.writeUInt32BE(message.length, 1);
    stream.end(Buffer.concat([prefix, message]));
  });
}

/**
 * A text member of a protobuf message, when it comes before any member of another kind.
 * @param {Buffer} message
 * @param {number} field
 */
function textField(message, field) {
  if (message[0] !== ((field << 3) | 2) || message[1] === undefined) return undefined;
  return message.toString('utf8', 2, 2 + message[1]);
}
