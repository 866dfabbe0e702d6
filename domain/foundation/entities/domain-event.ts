import { defineEntity, p } from '@mikro-orm/postgresql';

/** Something that happened to the records and that processes may wait for. Append-only. */
export const DomainEvent = defineEntity({
  name: 'DomainEvent',
  tableName: 'domain_event',
  indexes: [{ properties: ['name', 'at'] }, { properties: ['businessKey'] }],
  properties: {
    id: p.uuid().primary(),
    /** Such as `op.report.submitted`; see contracts/events.ts. */
    name: p.string().length(100),
    /** Human number of the record it is about: the correlation key of the message. */
    businessKey: p.string().length(200),
    plantId: p.uuid(),
    variables: p.json(),
    at: p.datetime(6),
    actor: p.string().length(100),
  },
});
