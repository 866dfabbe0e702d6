import { procurementServices } from './services/procurement.ts';
import { productionServices } from './services/production.ts';
import { qualityServices } from './services/quality.ts';
import type { ServiceEntry } from './services/vocabulary.ts';
import { warehouseServices } from './services/warehouse.ts';

export type { ServiceEntry } from './services/vocabulary.ts';

/** The service catalogue: everything that a service task of a diagram can call by name. */
export const services = {
  ...productionServices,
  ...qualityServices,
  ...warehouseServices,
  ...procurementServices,
} as const satisfies Record<string, ServiceEntry>;

export type ServiceName = keyof typeof services;

/** The entry of a service by its name as written in a diagram. */
export function serviceEntry(name: string): ServiceEntry | undefined {
  return Object.hasOwn(services, name) ? (services as Record<string, ServiceEntry>)[name] : undefined;
}
