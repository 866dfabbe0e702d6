import { z } from 'zod';
import { remark, version } from '../../contracts/masterdata/vocabulary.ts';
import type { Permission } from '../../contracts/permissions.ts';
import { importCommand, masterCommands, masterList } from '../../domain/masterdata/index.ts';
import type { AnyMasterKind, Changed, MasterKind } from '../../domain/masterdata/index.ts';
import type { Command } from '../../domain/foundation/index.ts';
import type { AnyRoute } from '../framework/route.ts';
import { createRoute, importRoute, verbRoute } from './command-routes.ts';
import { exportRoute } from './export-route.ts';
import { readRoutes } from './read-routes.ts';
import type { ReadSource } from './read-routes.ts';

const activeBody = z.strictObject({ version: version.optional(), reason: remark.optional() });

/** Every route of one kind of master data: read, create, change, in and out of use, import, export. */
export function masterRoutes(kind: AnyMasterKind): AnyRoute[] {
  const path = `${kind.area}/${kind.plural}`;
  const source: ReadSource = {
    path,
    subject: kind.subject,
    summary: `${kind.title.en ?? kind.title.zh}`,
    list: masterList(kind),
    attributes: kind.view.attributes,
  };
  const known = kind as unknown as MasterKind<never, unknown>;
  const commands = masterCommands(known);
  const may = (verb: string): Permission => ({ verb, subject: kind.subject }) as Permission;
  const of = kind.title.en ?? kind.title.zh;
  const changeBody = z.strictObject({ version: version.optional(), values: known.input });
  const active = (verb: 'deactivate' | 'activate', command: Command<never, Changed>): AnyRoute =>
    verbRoute(
      { path, verb, field: 'id', permission: may('deactivate'), summary: `${of}: ${verb}`, body: activeBody },
      command,
    );
  return [
    exportRoute(source, kind.csv),
    ...readRoutes(source),
    createRoute({ path, permission: may('create'), summary: `${of}: create` }, commands.create),
    verbRoute(
      { path, verb: 'change', field: 'id', permission: may('update'), summary: `${of}: change`, body: changeBody },
      commands.change,
    ),
    active('deactivate', commands.deactivate as unknown as Command<never, Changed>),
    active('activate', commands.activate as unknown as Command<never, Changed>),
    importRoute({ path, permission: may('import'), summary: `${of}: import from CSV` }, importCommand(known)),
  ];
}
