import { LiveFeed } from './live/feed.ts';
import { LiveStreams, liveRoutes } from './live/live-routes.ts';
import type { AnyRoute } from './framework/route.ts';
import { healthRoutes } from './health/health-routes.ts';
import { auditRoutes } from './admin/audit-routes.ts';
import { attachmentRoutes } from './attachments/attachment-routes.ts';
import { explainRoute } from './identity/explain-route.ts';
import { grantRoutes } from './identity/grant-routes.ts';
import { identityLookups } from './identity/lookup-routes.ts';
import { organizationRoutes } from './identity/organization-routes.ts';
import { peopleRoutes } from './identity/people-routes.ts';
import { sessionRoutes } from './identity/session-routes.ts';
import { tokenRoutes } from './identity/token-routes.ts';
import { lookupRoutes } from './lookups/lookup-routes.ts';
import { masterdataRoutes } from './masterdata/masterdata-routes.ts';
import { processArea } from './processes/area.ts';
import { procurementRoutes } from './procurement/procurement-routes.ts';
import { productionRoutes } from './production/production-routes.ts';
import { qualityRoutes } from './quality/quality-routes.ts';
import { catalogueRoutes } from './records/catalogue-routes.ts';
import { warehouseRoutes } from './warehouse/warehouse-routes.ts';
import { openApiRoute } from './openapi/openapi-route.ts';
import type { Services } from './services.ts';

/** Routes of one part of the API. It may start things of its own; what must be closed goes to `services.closing`. */
export type Area = (services: Services) => AnyRoute[] | Promise<AnyRoute[]>;

const live: Area = async (services) => {
  const feed = new LiveFeed(services.database, services.presence, services.logger);
  const streams = new LiveStreams();
  await feed.start();
  services.closing.push(async () => {
    feed.stop();
    streams.closeAll();
  });
  return liveRoutes({ ...services, feed }, streams);
};

const administration: Area = () => [
  ...peopleRoutes,
  ...organizationRoutes,
  ...grantRoutes,
  ...identityLookups,
  explainRoute,
  ...auditRoutes,
];

const records: Area = () => [
  ...masterdataRoutes,
  ...productionRoutes,
  ...qualityRoutes,
  ...warehouseRoutes,
  ...procurementRoutes,
  ...lookupRoutes,
  ...catalogueRoutes,
];

/** All areas; an area adds its table of routes here. */
export const areas: readonly Area[] = [
  healthRoutes,
  sessionRoutes,
  tokenRoutes,
  administration,
  records,
  attachmentRoutes,
  processArea,
  live,
];

/** Every route of the API, with the document that describes them. */
export async function allRoutes(services: Services): Promise<AnyRoute[]> {
  const routes: AnyRoute[] = [];
  for (const area of areas) routes.push(...(await area(services)));
  return [...routes, openApiRoute(routes)];
}
