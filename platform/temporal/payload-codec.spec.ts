import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { defaultPayloadConverter } from '@temporalio/common';
import type { PayloadCodec, Payload } from '@temporalio/common';
import { payloadCodecs } from './payload-codec.ts';

const large = { text: 'report, inspect, store, procure; '.repeat(200), umlaut: '报工 ü' };

async function encode(codecs: PayloadCodec[], value: unknown): Promise<Payload> {
  let payloads = [defaultPayloadConverter.toPayload(value)!];
  for (const codec of codecs) payloads = await codec.encode(payloads);
  return payloads[0]!;
}

async function decode(codecs: PayloadCodec[], payload: Payload): Promise<unknown> {
  let payloads = [payload];
  for (const codec of codecs.toReversed()) payloads = await codec.decode(payloads);
  return defaultPayloadConverter.fromPayload(payloads[0]!);
}

describe('payload codecs', () => {
  test('compress what is large, leave what is small', async () => {
    const codecs = payloadCodecs();
    const encoded = await encode(codecs, large);
    expect(encoded.data!.length).toBeLessThan(300);
    expect(await decode(codecs, encoded)).toEqual(large);
    expect((await encode(codecs, 7)).data).toEqual(defaultPayloadConverter.toPayload(7)!.data);
  });

  test('encrypt everything, and refuse another key and a changed byte', async () => {
    const codecs = payloadCodecs(randomBytes(32).toString('base64'));
    const encoded = await encode(codecs, large);
    expect(Buffer.from(encoded.data!).toString('latin1')).not.toContain('report');
    expect(await decode(codecs, encoded)).toEqual(large);

    await expect(decode(payloadCodecs(randomBytes(32).toString('base64')), encoded)).rejects.toThrow('does not have');
    const changed = Uint8Array.from(encoded.data!);
    changed[20]! ^= 1;
    await expect(decode(codecs, { ...encoded, data: changed })).rejects.toThrow();
  });

  test('what was stored before encryption was switched on stays readable', async () => {
    const stored = await encode(payloadCodecs(), large);
    expect(await decode(payloadCodecs(randomBytes(32).toString('base64')), stored)).toEqual(large);
  });
});
