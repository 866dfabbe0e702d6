/** What entities cannot say: foreign keys between plain id columns, partial indexes, the one row of the state. */
export const identityExtras: readonly string[] = [
  `alter table app_user add constraint app_user_department_fk foreign key (department_id) references department (id)`,
  `alter table app_user add constraint app_user_username_check check (username ~ '^[a-z0-9][a-z0-9._-]*$')`,
  `alter table credential add constraint credential_user_fk foreign key (user_id) references app_user (id)`,
  `alter table department add constraint department_parent_fk foreign key (parent_id) references department (id)`,
  `alter table department add constraint department_head_fk foreign key (head_id) references app_user (id)`,
  `alter table role add constraint role_department_fk foreign key (department_id) references department (id)`,
  `alter table role_grant add constraint role_grant_role_fk foreign key (role_id) references role (id)`,
  `alter table role_assignment add constraint role_assignment_role_fk foreign key (role_id) references role (id)`,
  `alter table role_assignment add constraint role_assignment_user_fk foreign key (user_id) references app_user (id)`,
  `alter table delegation add constraint delegation_from_fk foreign key (from_id) references app_user (id)`,
  `alter table delegation add constraint delegation_to_fk foreign key (to_id) references app_user (id)`,
  `alter table delegation add constraint delegation_period_check check (valid_from < until and from_id <> to_id)`,
  `alter table login_session add constraint login_session_user_fk foreign key (user_id) references app_user (id)`,
  `alter table access_token add constraint access_token_user_fk foreign key (user_id) references app_user (id)`,
  `insert into identity_state (id, version) values (1, 1)`,
];
