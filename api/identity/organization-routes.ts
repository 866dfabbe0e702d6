import {
  departmentChangeSchema,
  departmentPowersSchema,
  newDepartmentSchema,
  newRoleSchema,
  roleChangeSchema,
  versionedSchema,
} from '../../contracts/identity/inputs.ts';
import { departmentView, roleView } from '../../contracts/identity/views.ts';
import {
  activateDepartment,
  activateRole,
  changeDepartment,
  changeRole,
  createDepartment,
  createRole,
  deactivateDepartment,
  deactivateRole,
  departmentList,
  roleList,
  setDepartmentPowers,
} from '../../domain/identity/index.ts';
import type { AnyRoute } from '../framework/route.ts';
import { changeRoute, createRoute, readRoutes } from './table.ts';

const departments = '/api/identity/departments';
const roles = '/api/identity/roles';
const department = (verb: 'create' | 'update' | 'deactivate' | 'administer') =>
  ({ verb, subject: 'Department' }) as const;
const role = (verb: 'create' | 'update' | 'deactivate') => ({ verb, subject: 'Role' }) as const;

/** Departments and roles. */
export const organizationRoutes: AnyRoute[] = [
  ...readRoutes(departments, departmentList, departmentView, 'Departments'),
  createRoute(departments, department('create'), newDepartmentSchema, createDepartment, 'Create a department'),
  changeRoute(
    'patch',
    `${departments}/:id`,
    department('update'),
    departmentChangeSchema,
    changeDepartment,
    'Name a department, or move it in the tree',
  ),
  changeRoute(
    'put',
    `${departments}/:id/powers`,
    department('administer'),
    departmentPowersSchema,
    setDepartmentPowers,
    'Set head and ceiling of a department',
  ),
  changeRoute(
    'post',
    `${departments}/:id/deactivate`,
    department('deactivate'),
    versionedSchema,
    deactivateDepartment,
    'Close a department that is empty',
  ),
  changeRoute(
    'post',
    `${departments}/:id/activate`,
    department('deactivate'),
    versionedSchema,
    activateDepartment,
    'Open a department again',
  ),
  ...readRoutes(roles, roleList, roleView, 'Roles'),
  createRoute(roles, role('create'), newRoleSchema, createRole, 'Create a role'),
  changeRoute('patch', `${roles}/:id`, role('update'), roleChangeSchema, changeRole, 'Name a role'),
  changeRoute('post', `${roles}/:id/deactivate`, role('deactivate'), versionedSchema, deactivateRole, 'End a role'),
  changeRoute('post', `${roles}/:id/activate`, role('deactivate'), versionedSchema, activateRole, 'Use a role again'),
];
