import { readFileSync } from 'node:fs';
import { Client, Connection } from '@temporalio/client';
import type { TLSConfig } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import type { Settings } from '../settings/settings.ts';
import { payloadCodecs } from './payload-codec.ts';

/** The settings that say how to reach Temporal. */
export type TemporalSettings = Pick<
  Settings,
  | 'temporalAddress'
  | 'temporalNamespace'
  | 'temporalApiKey'
  | 'temporalTls'
  | 'temporalTlsCa'
  | 'temporalTlsCert'
  | 'temporalTlsKey'
  | 'temporalTlsServerName'
  | 'payloadKey'
>;

/** Address, TLS and API key, for client and worker alike. */
export function connectionOptions(settings: TemporalSettings): {
  address: string;
  apiKey?: string;
  tls?: TLSConfig | boolean;
} {
  const wantsTls =
    settings.temporalTls ?? Boolean(settings.temporalApiKey ?? settings.temporalTlsCa ?? settings.temporalTlsCert);
  const { temporalTlsCa: ca, temporalTlsCert: crt, temporalTlsKey: key, temporalTlsServerName: name } = settings;
  return {
    address: settings.temporalAddress,
    ...(settings.temporalApiKey ? { apiKey: settings.temporalApiKey } : {}),
    ...(wantsTls && {
      tls: {
        ...(name ? { serverNameOverride: name } : {}),
        ...(ca ? { serverRootCACertificate: readFileSync(ca) } : {}),
        ...(crt && key ? { clientCertPair: { crt: readFileSync(crt), key: readFileSync(key) } } : {}),
      },
    }),
  };
}

/** Codecs and converters, the same on client and worker. */
export function dataConverterOf(settings: Pick<TemporalSettings, 'payloadKey'>): DataConverter {
  return { payloadCodecs: payloadCodecs(settings.payloadKey) };
}

/** A client; it connects at its first call and again whenever the server was away. */
export function connectTemporal(settings: TemporalSettings): Client {
  const connection = Connection.lazy(connectionOptions(settings));
  return new Client({
    connection,
    namespace: settings.temporalNamespace,
    dataConverter: dataConverterOf(settings),
  });
}
