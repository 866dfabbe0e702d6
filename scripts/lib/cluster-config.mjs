/**
 * Configuration of a Temporal server on PostgreSQL, all four services in one process, everything on loopback.
 * @param {{ database: URL, visibility: URL, ports: Record<string, number>, historyShards: number }} options
 * @returns {string} YAML (JSON is YAML)
 */
export function clusterConfig({ database, visibility, ports, historyShards }) {
  /** @param {string} name */
  const rpc = (name) => ({
    rpc: { grpcPort: ports[name], membershipPort: ports[`${name}Membership`], bindOnLocalHost: true },
  });
  return JSON.stringify(
    {
      log: { stdout: true, level: 'warn' },
      persistence: {
        defaultStore: 'main',
        visibilityStore: 'visibility',
        numHistoryShards: historyShards,
        datastores: { main: { sql: sqlStore(database, 20) }, visibility: { sql: sqlStore(visibility, 4) } },
      },
      global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
      services: {
        frontend: rpc('frontend'),
        matching: rpc('matching'),
        history: rpc('history'),
        worker: rpc('worker'),
      },
      clusterMetadata: {
        enableGlobalNamespace: false,
        failoverVersionIncrement: 10,
        masterClusterName: 'active',
        currentClusterName: 'active',
        clusterInformation: {
          active: {
            enabled: true,
            initialFailoverVersion: 1,
            rpcName: 'frontend',
            rpcAddress: `127.0.0.1:${ports.frontend}`,
          },
        },
      },
      dcRedirectionPolicy: { policy: 'noop' },
    },
    null,
    2,
  );
}

/** @param {URL} url @param {number} maxConns */
function sqlStore(url, maxConns) {
  return {
    pluginName: 'postgres12',
    databaseName: url.pathname.slice(1),
    connectAddr: url.host,
    connectProtocol: 'tcp',
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    maxConns,
    maxIdleConns: maxConns,
    maxConnLifetime: '1h',
  };
}
