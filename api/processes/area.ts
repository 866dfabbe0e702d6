import { connectTemporal } from '../../platform/temporal/connect.ts';
import { engineOf } from '../../domain/wiring.ts';
import type { AnyRoute } from '../framework/route.ts';
import type { Services } from '../services.ts';
import { decisionRoutes } from './decision-routes.ts';
import { definitionRoutes } from './definition-routes.ts';
import { incidentRoutes } from './incident-routes.ts';
import { instanceRoutes } from './instance-routes.ts';
import { messageRoutes } from './message-routes.ts';
import { taskRoutes } from './task-routes.ts';

/** Definitions, instances, tasks, messages: everything that speaks to Temporal. */
export function processArea(services: Services): AnyRoute[] {
  const client = connectTemporal(services.settings);
  services.closing.push(() => client.connection.close());
  services.checks.push({ name: 'temporal', check: async () => void (await client.workflowService.getSystemInfo({})) });
  const engine = engineOf({ ...services, client, log: services.logger });
  return [
    ...definitionRoutes(engine),
    ...decisionRoutes,
    ...taskRoutes(engine),
    ...instanceRoutes(engine),
    ...incidentRoutes(engine),
    ...messageRoutes(engine),
  ];
}
