import { Migration } from '@mikro-orm/migrations';

export class Migration20261124002841 extends Migration {
  override name = 'Migration20261124002841';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "access_token" ("id" uuid not null, "user_id" uuid not null, "name" varchar(100) not null, "hash" varchar(64) not null, "created_at" timestamptz(6) not null, "expires_at" timestamptz(6) null, "last_used_at" timestamptz(6) null, "revoked_at" timestamptz(6) null, primary key ("id"));`,
    );
    this.addSql(`alter table "access_token" add constraint "access_token_hash_unique" unique ("hash");`);
    this.addSql(`create index "access_token_user_id_index" on "access_token" ("user_id");`);

    this.addSql(
      `create table "role_assignment" ("id" uuid not null, "version" int not null, "created_at" timestamptz(6) not null, "created_by" varchar(100) not null, "updated_at" timestamptz(6) not null, "updated_by" varchar(100) not null, "user_id" uuid not null, "role_id" uuid not null, "scope" jsonb not null, "reason" text not null, "valid_from" timestamptz(6) not null, "expires_at" timestamptz(6) null, "revoked_at" timestamptz(6) null, "revoked_by" varchar(100) null, "revoke_reason" text null, primary key ("id"));`,
    );
    this.addSql(`create index "role_assignment_user_id_index" on "role_assignment" ("user_id");`);
    this.addSql(`create index "role_assignment_role_id_index" on "role_assignment" ("role_id");`);

    this.addSql(
      `create table "attachment" ("id" uuid not null, "hash" varchar(64) not null, "type" varchar(100) not null, "size" int not null, "name" varchar(200) null, "uploaded_by" varchar(100) not null, "uploaded_at" timestamptz(6) not null, "parent_subject" varchar(60) null, "parent_ref" varchar(100) null, "parent_scope" jsonb null, primary key ("id"));`,
    );
    this.addSql(
      `create index "attachment_parent_subject_parent_ref_index" on "attachment" ("parent_subject", "parent_ref");`,
    );

    this.addSql(
      `create table "audit_entry" ("id" uuid not null, "at" timestamptz(6) not null, "actor" varchar(100) not null, "on_behalf_of" varchar(100) null, "action" varchar(100) not null, "subject" varchar(60) not null, "ref" varchar(100) not null, "before" jsonb null, "after" jsonb null, "reason" text null, "origin" jsonb not null, "xid" xid8 not null default pg_current_xact_id(), "position" bigint null, "hash" varchar(64) null, primary key ("id"));`,
    );
    this.addSql(`alter table "audit_entry" add constraint "audit_entry_position_unique" unique ("position");`);
    this.addSql(`create index "audit_entry_subject_ref_at_index" on "audit_entry" ("subject", "ref", "at");`);
    this.addSql(`create index "audit_entry_actor_at_index" on "audit_entry" ("actor", "at");`);
    this.addSql(`create index "audit_entry_at_index" on "audit_entry" ("at");`);

    this.addSql(
      `create table "command_receipt" ("command" varchar(100) not null, "key" varchar(200) not null, "input_hash" varchar(64) not null, "result" jsonb null, "actor" varchar(100) not null, "at" timestamptz(6) not null, primary key ("command", "key"));`,
    );

    this.addSql(
      `create table "command" ("id" uuid not null, "instance_id" uuid not null, "task_id" uuid null, "type" varchar(40) not null, "event" jsonb null, "actor" varchar(100) not null, "state" varchar(20) not null, "outcome" jsonb null, "record" jsonb null, "created_at" timestamptz(6) not null, "ended_at" timestamptz(6) null, "attempts" int not null default 0, "next_attempt_at" timestamptz(6) not null, primary key ("id"));`,
    );
    this.addSql(`create index "command_instance_id_index" on "command" ("instance_id");`);

    this.addSql(
      `create table "credential" ("user_id" uuid not null, "password_hash" varchar(200) not null, "changed_at" timestamptz(6) not null, "failures" int not null, "locked_until" timestamptz(6) null, primary key ("user_id"));`,
    );

    this.addSql(
      `create table "decision_file" ("id" uuid not null, "hash" varchar(64) not null, "name" varchar(255) not null, "xml" text not null, primary key ("id"));`,
    );
    this.addSql(`alter table "decision_file" add constraint "decision_file_hash_unique" unique ("hash");`);

    this.addSql(
      `create table "decision_version" ("id" uuid not null, "key" varchar(200) not null, "version" int not null, "version_tag" varchar(100) null, "hash" varchar(64) not null, "name" varchar(255) not null, "kind" varchar(20) not null, "decision" jsonb not null, "findings" jsonb not null, "file_id" uuid not null, "deployment_ids" uuid[] not null, "deployed_at" timestamptz(6) not null, "deployed_by" varchar(100) not null, primary key ("id"));`,
    );
    this.addSql(`create index "decision_version_file_id_index" on "decision_version" ("file_id");`);
    this.addSql(
      `alter table "decision_version" add constraint "decision_version_key_version_unique" unique ("key", "version");`,
    );

    this.addSql(
      `create table "delegation" ("id" uuid not null, "version" int not null, "created_at" timestamptz(6) not null, "created_by" varchar(100) not null, "updated_at" timestamptz(6) not null, "updated_by" varchar(100) not null, "from_id" uuid not null, "to_id" uuid not null, "roles" jsonb not null, "valid_from" timestamptz(6) not null, "until" timestamptz(6) not null, "reason" text not null, "revoked_at" timestamptz(6) null, "revoked_by" varchar(100) null, primary key ("id"));`,
    );
    this.addSql(`create index "delegation_to_id_index" on "delegation" ("to_id");`);
    this.addSql(`create index "delegation_from_id_index" on "delegation" ("from_id");`);

    this.addSql(
      `create table "department" ("id" uuid not null, "version" int not null, "created_at" timestamptz(6) not null, "created_by" varchar(100) not null, "updated_at" timestamptz(6) not null, "updated_by" varchar(100) not null, "code" varchar(60) not null, "name" jsonb not null, "parent_id" uuid null, "head_id" uuid null, "ceiling" jsonb not null, "active" boolean not null, primary key ("id"));`,
    );
    this.addSql(`alter table "department" add constraint "department_code_unique" unique ("code");`);

    this.addSql(
      `create table "domain_event" ("id" uuid not null, "name" varchar(100) not null, "business_key" varchar(200) not null, "plant_id" uuid not null, "variables" jsonb not null, "at" timestamptz(6) not null, "actor" varchar(100) not null, primary key ("id"));`,
    );
    this.addSql(`create index "domain_event_name_at_index" on "domain_event" ("name", "at");`);
    this.addSql(`create index "domain_event_business_key_index" on "domain_event" ("business_key");`);

    this.addSql(
      `create table "element_usual" ("process_key" varchar(200) not null, "element_id" varchar(200) not null, "n" int not null, "p50" interval not null, "p90" interval not null, "computed_at" timestamptz(6) not null, primary key ("process_key", "element_id"));`,
    );

    this.addSql(
      `create table "engine_failure" ("instance_id" uuid not null, "since" timestamptz(6) not null, "message" text not null, "resolved_at" timestamptz(6) null, primary key ("instance_id"));`,
    );

    this.addSql(
      `create table "form_version" ("key" varchar(200) not null, "version" int not null, "hash" varchar(64) not null, "schema" jsonb not null, "deployed_at" timestamptz(6) not null, "deployed_by" varchar(100) not null, primary key ("key", "version"));`,
    );

    this.addSql(
      `create table "role_grant" ("id" uuid not null, "version" int not null, "created_at" timestamptz(6) not null, "created_by" varchar(100) not null, "updated_at" timestamptz(6) not null, "updated_by" varchar(100) not null, "role_id" uuid not null, "subject" varchar(60) not null, "verb" varchar(60) not null, "conditions" jsonb null, "fields" jsonb null, "reason" text not null, "valid_from" timestamptz(6) not null, "expires_at" timestamptz(6) null, "revoked_at" timestamptz(6) null, "revoked_by" varchar(100) null, "revoke_reason" text null, primary key ("id"));`,
    );
    this.addSql(`create index "role_grant_role_id_index" on "role_grant" ("role_id");`);

    this.addSql(`create table "identity_state" ("id" smallint primary key, "version" bigint not null);`);

    this.addSql(
      `create table "incident" ("id" uuid not null, "instance_id" uuid not null, "visit" int not null, "element_id" varchar(200) not null, "process_key" varchar(200) not null, "code" varchar(100) not null, "message" text not null, "detail" jsonb null, "state" varchar(20) not null, "resolution" varchar(20) null, "raised_at" timestamptz(6) not null, "resolved_at" timestamptz(6) null, "seq" int not null, primary key ("id"));`,
    );
    this.addSql(`create index "incident_instance_id_index" on "incident" ("instance_id");`);
    this.addSql(`create index "incident_state_raised_at_index" on "incident" ("state", "raised_at");`);

    this.addSql(
      `create table "instance" ("id" uuid not null, "process_key" varchar(200) not null, "version_id" uuid not null, "version" int not null, "plant_id" uuid null, "business_key" varchar(255) null, "start_key" varchar(255) null, "state" varchar(20) not null, "started_at" timestamptz(6) not null, "started_by" varchar(100) null, "ended_at" timestamptz(6) null, "last_moved_at" timestamptz(6) not null, "parent_instance_id" uuid null, "parent_visit" int null, "root_instance_id" uuid not null, "variables" jsonb not null, "decisions" jsonb null, "calendars_at" timestamptz(6) not null, "next_deadline" timestamptz(6) null, "epoch" int not null, "seq" int not null, "checked_at" timestamptz(6) null, "suspect" boolean not null default false, primary key ("id"));`,
    );
    this.addSql(`create index "instance_business_key_index" on "instance" ("business_key");`);
    this.addSql(`create index "instance_state_last_moved_at_index" on "instance" ("state", "last_moved_at");`);
    this.addSql(
      `create index "instance_process_key_state_started_at_index" on "instance" ("process_key", "state", "started_at");`,
    );
    this.addSql(`create index "instance_parent_instance_id_index" on "instance" ("parent_instance_id");`);
    this.addSql(`create index "instance_version_id_index" on "instance" ("version_id");`);

    this.addSql(
      `create table "instance_variable" ("instance_id" uuid not null, "name" varchar(100) not null, "text" varchar(500) null, "number" numeric(38,12) null, "instant" timestamptz(6) null, "seq" int not null, primary key ("instance_id", "name"));`,
    );
    this.addSql(`create index "instance_variable_name_text_index" on "instance_variable" ("name", "text");`);
    this.addSql(`create index "instance_variable_name_number_index" on "instance_variable" ("name", "number");`);
    this.addSql(`create index "instance_variable_name_instant_index" on "instance_variable" ("name", "instant");`);

    this.addSql(
      `create table "live_hint" ("id" bigserial primary key, "xid" xid8 not null default pg_current_xact_id(), "at" timestamptz(6) not null default now(), "subject" varchar(60) not null, "ref" varchar(100) not null, "version" int not null, "scope" jsonb not null);`,
    );
    this.addSql(`create index "live_hint_xid_id_index" on "live_hint" ("xid", "id");`);
    this.addSql(`create index "live_hint_at_index" on "live_hint" ("at");`);

    this.addSql(
      `create table "message" ("id" uuid not null, "name" varchar(255) not null, "message_id" varchar(255) not null, "correlation_key" varchar(255) null, "variables" jsonb not null, "actor" jsonb null, "state" varchar(20) not null, "published_at" timestamptz(6) not null, "expires_at" timestamptz(6) null, "subscription_id" uuid null, "instance_id" uuid null, "refused_by" uuid[] not null default '{}', "delivered_at" timestamptz(6) null, "attempts" int not null default 0, "next_attempt_at" timestamptz(6) null, primary key ("id"));`,
    );
    this.addSql(`alter table "message" add constraint "message_name_message_id_unique" unique ("name", "message_id");`);

    this.addSql(
      `create table "notification" ("id" uuid not null, "task_id" uuid not null, "instance_id" uuid not null, "action" varchar(20) not null, "stage" int not null, "role" varchar(100) null, "at" timestamptz(6) not null, primary key ("id"));`,
    );
    this.addSql(`create index "notification_task_id_index" on "notification" ("task_id");`);
    this.addSql(`create index "notification_at_index" on "notification" ("at");`);

    this.addSql(
      `create table "notification_seen" ("username" varchar(100) not null, "at" timestamptz(6) not null, primary key ("username"));`,
    );

    this.addSql(
      `create table "one_time_link" ("hash" varchar(64) not null, "purpose" varchar(20) not null, "user_id" uuid null, "created_at" timestamptz(6) not null, "created_by" varchar(100) not null, "expires_at" timestamptz(6) not null, "used_at" timestamptz(6) null, primary key ("hash"));`,
    );

    this.addSql(
      `create table "plant" ("id" uuid not null, "version" int not null, "created_at" timestamptz(6) not null, "created_by" varchar(100) not null, "updated_at" timestamptz(6) not null, "updated_by" varchar(100) not null, "code" varchar(60) not null, "name" jsonb not null, "zone" varchar(60) not null, "currency" varchar(3) not null, "active" boolean not null, primary key ("id"));`,
    );
    this.addSql(`alter table "plant" add constraint "plant_code_unique" unique ("code");`);

    this.addSql(
      `create table "genealogy_edge" ("id" uuid not null, "plant_id" uuid not null, "kind" varchar(30) not null, "from_kind" varchar(30) not null, "from_id" uuid not null, "to_kind" varchar(30) not null, "to_id" uuid not null, "quantity" numeric(20,6) not null, "source_id" uuid not null, "at" timestamptz(6) not null, "reversed_at" timestamptz(6) null, primary key ("id"));`,
    );
    this.addSql(`create index "genealogy_edge_from_id_index" on "genealogy_edge" ("from_id");`);
    this.addSql(`create index "genealogy_edge_to_id_index" on "genealogy_edge" ("to_id");`);
    this.addSql(`create index "genealogy_edge_source_id_index" on "genealogy_edge" ("source_id");`);

    this.addSql(
      `create table "code_rule" ("id" uuid not null, "version" int not null, "created_at" timestamptz(6) not null, "created_by" varchar(100) not null, "updated_at" timestamptz(6) not null, "updated_by" varchar(100) not null, "plant_id" uuid not null, "scope" varchar(30) not null, "segments" jsonb not null, "gapless" boolean not null, "active" boolean not null, primary key ("id"));`,
    );
    this.addSql(`create index "code_rule_plant_id_scope_index" on "code_rule" ("plant_id", "scope");`);

    this.addSql(
      `create table "code_series" ("rule_id" uuid not null, "series" varchar(120) not null, "base" bigint not null, primary key ("rule_id", "series"));`,
    );

    this.addSql(
      `create table "calendar" ("id" uuid not null, "version" int not null, "created_at" timestamptz(6) not null, "created_by" varchar(100) not null, "updated_at" timestamptz(6) not null, "updated_by" varchar(100) not null, "plant_id" uuid not null, "code" varchar(60) not null, "name" jsonb not null, "zone" varchar(60) not null, "week" jsonb not null, "exceptions" jsonb not null, "active" boolean not null, primary key ("id"));`,
    );
    this.addSql(`alter table "calendar" add constraint "calendar_plant_id_code_unique" unique ("plant_id", "code");`);

    this.addSql(
      `create table "line" ("id" uuid not null, "version" int not null, "created_at" timestamptz(6) not null, "created_by" varchar(100) not null, "updated_at" timestamptz(6) not null, "updated_by" varchar(100) not null, "plant_id" uuid not null, "code" varchar(60) not null, "name" jsonb not null, "area" varchar(60) null, "department_id" uuid null, "calendar_id" uuid null, "shared_people" boolean not null, "active" boolean not null, primary key ("id"));`,
    );
    this.addSql(`alter table "line" add constraint "line_plant_id_code_unique" unique ("plant_id", "code");`);

    this.addSql(
      `create table "location" ("id" uuid not null, "version" int not null, "created_at" timestamptz(6) not null, "created_by" varchar(100) not null, "updated_at" timestamptz(6) not null, "updated_by" varchar(100) not null, "plant_id" uuid not null, "code" varchar(60) not null, "name" jsonb not null, "level" varchar(30) not null, "type" varchar(30) not null, "parent_id" uuid null, "line_id" uuid null, "allow_negative" boolean not null, "active" boolean not null, primary key ("id"));`,
    );
    this.addSql(`create index "location_parent_id_index" on "location" ("parent_id");`);
    this.addSql(`create index "location_plant_id_type_index" on "location" ("plant_id", "type");`);
    this.addSql(`alter table "location" add constraint "location_plant_id_code_unique" unique ("plant_id", "code");`);

    this.addSql(
      `create table "process_draft" ("id" uuid not null, "process_key" varchar(200) not null, "name" jsonb not null, "revision" int not null, "based_on" int null, "created_at" timestamptz(6) not null, "created_by" varchar(100) not null, "updated_at" timestamptz(6) not null, "updated_by" varchar(100) not null, "archived" boolean not null default false, primary key ("id"));`,
    );
    this.addSql(`create index "process_draft_process_key_index" on "process_draft" ("process_key");`);
    this.addSql(`create index "process_draft_updated_at_index" on "process_draft" ("updated_at");`);

    this.addSql(
      `create table "process_draft_revision" ("draft_id" uuid not null, "revision" int not null, "xml" text not null, "saved_at" timestamptz(6) not null, "saved_by" varchar(100) not null, primary key ("draft_id", "revision"));`,
    );

    this.addSql(
      `create table "process_version" ("id" uuid not null, "key" varchar(200) not null, "version" int not null, "version_tag" varchar(100) null, "hash" varchar(64) not null, "name" jsonb not null, "xml" text not null, "graph" jsonb not null, "labels" jsonb not null, "searchable" jsonb not null, "starts_by_timer" boolean not null, "findings" jsonb not null, "deployment_id" uuid not null, "notes" text null, "deployed_at" timestamptz(6) not null, "deployed_by" varchar(100) not null, "active" boolean not null default true, primary key ("id"));`,
    );
    this.addSql(`create index "process_version_key_hash_index" on "process_version" ("key", "hash");`);
    this.addSql(`create index "process_version_deployment_id_index" on "process_version" ("deployment_id");`);
    this.addSql(
      `alter table "process_version" add constraint "process_version_key_version_unique" unique ("key", "version");`,
    );

    this.addSql(
      `create table "reason" ("id" uuid not null, "version" int not null, "created_at" timestamptz(6) not null, "created_by" varchar(100) not null, "updated_at" timestamptz(6) not null, "updated_by" varchar(100) not null, "plant_id" uuid not null, "code" varchar(60) not null, "name" jsonb not null, "kind" varchar(30) not null, "active" boolean not null, primary key ("id"));`,
    );
    this.addSql(`alter table "reason" add constraint "reason_plant_id_code_unique" unique ("plant_id", "code");`);

    this.addSql(
      `create table "request_key" ("user_id" uuid not null, "route" varchar(200) not null, "key" varchar(200) not null, "hash" varchar(64) not null, "owner" int not null, "started_at" timestamptz(6) not null, "finished_at" timestamptz(6) null, "status" int null, "content_type" varchar(100) null, "body" text null, primary key ("user_id", "route", "key"));`,
    );
    this.addSql(`create index "request_key_started_at_index" on "request_key" ("started_at");`);

    this.addSql(
      `create table "requisition" ("id" uuid not null, "version" int not null, "created_at" timestamptz(6) not null, "created_by" varchar(100) not null, "updated_at" timestamptz(6) not null, "updated_by" varchar(100) not null, "plant_id" uuid not null, "department_id" uuid null, "code" varchar(60) not null, "source" varchar(30) not null, "source_code" varchar(60) null, "state" varchar(30) not null, "requesters" text[] not null, "amount" numeric(20,4) not null, "currency" varchar(3) not null, "decided_by" varchar(100) null, "decided_at" timestamptz(6) null, "decision_reason" text null, "remark" text null, primary key ("id"));`,
    );
    this.addSql(`alter table "requisition" add constraint "requisition_code_unique" unique ("code");`);
    this.addSql(`create index "requisition_plant_id_state_index" on "requisition" ("plant_id", "state");`);
    this.addSql(`create index "requisition_created_at_id_index" on "requisition" ("created_at", "id");`);

    this.addSql(
      `create table "role" ("id" uuid not null, "version" int not null, "created_at" timestamptz(6) not null, "created_by" varchar(100) not null, "updated_at" timestamptz(6) not null, "updated_by" varchar(100) not null, "code" varchar(60) not null, "name" jsonb not null, "department_id" uuid not null, "active" boolean not null, primary key ("id"));`,
    );
    this.addSql(`alter table "role" add constraint "role_code_unique" unique ("code");`);

    this.addSql(
      `create table "login_session" ("hash" varchar(64) not null, "user_id" uuid not null, "created_at" timestamptz(6) not null, "last_seen_at" timestamptz(6) not null, "expires_at" timestamptz(6) not null, "address" varchar(100) null, "device" varchar(300) null, primary key ("hash"));`,
    );
    this.addSql(`create index "login_session_user_id_index" on "login_session" ("user_id");`);
    this.addSql(`create index "login_session_expires_at_index" on "login_session" ("expires_at");`);

    this.addSql(
      `create table "signal_broadcast" ("id" uuid not null, "name" varchar(255) not null, "variables" jsonb not null, "actor" jsonb null, "state" varchar(20) not null, "at" timestamptz(6) not null, "receivers" int null, primary key ("id"));`,
    );
    this.addSql(`create index "signal_broadcast_state_index" on "signal_broadcast" ("state");`);

    this.addSql(
      `create table "stock_posting" ("id" uuid not null, "plant_id" uuid not null, "kind" varchar(30) not null, "source_kind" varchar(30) not null, "source_id" uuid null, "source_code" varchar(60) null, "reason" text null, "reverses_id" uuid null, "occurred_at" timestamptz(6) not null, "posted_at" timestamptz(6) not null, "posted_by" varchar(100) not null, "on_behalf_of" varchar(100) null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "stock_posting" add constraint "stock_posting_reverses_id_unique" unique ("reverses_id");`,
    );
    this.addSql(`create index "stock_posting_source_id_index" on "stock_posting" ("source_id");`);
    this.addSql(`create index "stock_posting_plant_id_posted_at_index" on "stock_posting" ("plant_id", "posted_at");`);

    this.addSql(
      `create table "subscription" ("id" uuid not null, "kind" varchar(10) not null, "name" varchar(255) not null, "correlation_key" varchar(255) null, "instance_id" uuid null, "visit" int null, "business_key" varchar(255) null, "process_key" varchar(200) not null, "element_id" varchar(200) not null, "definition" int null, "open" boolean not null default true, "since" timestamptz(6) not null, "seq" int not null, primary key ("id"));`,
    );
    this.addSql(`create index "subscription_instance_id_index" on "subscription" ("instance_id");`);
    this.addSql(`create index "subscription_process_key_index" on "subscription" ("process_key");`);

    this.addSql(
      `create table "supplier" ("id" uuid not null, "version" int not null, "created_at" timestamptz(6) not null, "created_by" varchar(100) not null, "updated_at" timestamptz(6) not null, "updated_by" varchar(100) not null, "plant_id" uuid not null, "code" varchar(60) not null, "name" jsonb not null, "status" varchar(30) not null, "contact" varchar(200) null, "phone" varchar(60) null, "email" varchar(200) null, "address" varchar(500) null, "currency" varchar(3) not null, "active" boolean not null, primary key ("id"));`,
    );
    this.addSql(`alter table "supplier" add constraint "supplier_plant_id_code_unique" unique ("plant_id", "code");`);

    this.addSql(
      `create table "purchase_order" ("id" uuid not null, "version" int not null, "created_at" timestamptz(6) not null, "created_by" varchar(100) not null, "updated_at" timestamptz(6) not null, "updated_by" varchar(100) not null, "plant_id" uuid not null, "department_id" uuid null, "code" varchar(60) not null, "supplier_id" uuid not null, "requisition_id" uuid null, "state" varchar(30) not null, "buyers" text[] not null, "amount" numeric(20,4) not null, "currency" varchar(3) not null, "over_tolerance_percent" numeric(7,4) not null, "expected_on" date null, "approved_by" varchar(100) null, "sent_at" timestamptz(6) null, "confirmed_at" timestamptz(6) null, "remark" text null, primary key ("id"));`,
    );
    this.addSql(`alter table "purchase_order" add constraint "purchase_order_code_unique" unique ("code");`);
    this.addSql(`create index "purchase_order_plant_id_state_index" on "purchase_order" ("plant_id", "state");`);
    this.addSql(`create index "purchase_order_supplier_id_index" on "purchase_order" ("supplier_id");`);
    this.addSql(`create index "purchase_order_created_at_id_index" on "purchase_order" ("created_at", "id");`);

    this.addSql(
      `create table "receipt" ("id" uuid not null, "version" int not null, "created_at" timestamptz(6) not null, "created_by" varchar(100) not null, "updated_at" timestamptz(6) not null, "updated_by" varchar(100) not null, "plant_id" uuid not null, "code" varchar(60) not null, "order_id" uuid not null, "supplier_id" uuid not null, "delivery_note" varchar(100) null, "state" varchar(30) not null, "remark" text null, primary key ("id"));`,
    );
    this.addSql(`alter table "receipt" add constraint "receipt_code_unique" unique ("code");`);
    this.addSql(`create index "receipt_order_id_index" on "receipt" ("order_id");`);
    this.addSql(`create index "receipt_created_at_id_index" on "receipt" ("created_at", "id");`);

    this.addSql(
      `create table "item" ("id" uuid not null, "version" int not null, "created_at" timestamptz(6) not null, "created_by" varchar(100) not null, "updated_at" timestamptz(6) not null, "updated_by" varchar(100) not null, "plant_id" uuid not null, "code" varchar(60) not null, "name" jsonb not null, "specification" varchar(500) null, "type" varchar(30) not null, "unit" varchar(20) not null, "category" varchar(60) null, "tracking" varchar(30) not null, "procurement" varchar(30) not null, "issue_method" varchar(30) not null, "shelf_life_days" int null, "abc_class" varchar(1) null, "lead_time_days" int not null, "minimum_stock" numeric(20,6) null, "order_quantity" numeric(20,6) null, "order_multiple" numeric(20,6) null, "supplier_id" uuid null, "inspect_incoming" boolean not null, "standard_cost" numeric(20,4) null, "currency" varchar(3) null, "active" boolean not null, primary key ("id"));`,
    );
    this.addSql(`create index "item_code_index" on "item" ("code");`);
    this.addSql(`alter table "item" add constraint "item_plant_id_code_unique" unique ("plant_id", "code");`);

    this.addSql(
      `create table "stock_reservation" ("id" uuid not null, "version" int not null, "created_at" timestamptz(6) not null, "created_by" varchar(100) not null, "updated_at" timestamptz(6) not null, "updated_by" varchar(100) not null, "plant_id" uuid not null, "demand_kind" varchar(30) not null, "demand_id" uuid not null, "demand_code" varchar(60) not null, "item_id" uuid not null, "location_id" uuid not null, "lot_id" uuid not null, "quantity" numeric(20,6) not null, "state" varchar(30) not null, "expires_at" timestamptz(6) null, primary key ("id"));`,
    );
    this.addSql(`create index "stock_reservation_demand_id_index" on "stock_reservation" ("demand_id");`);
    this.addSql(
      `create index "stock_reservation_item_id_location_id_lot_id_index" on "stock_reservation" ("item_id", "location_id", "lot_id");`,
    );

    this.addSql(
      `create table "stock_move" ("posting_id" uuid not null, "line" int not null, "item_id" uuid not null, "lot_id" uuid not null, "from_id" uuid not null, "to_id" uuid not null, "quantity" numeric(20,6) not null, "posted_at" timestamptz(6) not null, primary key ("posting_id", "line"));`,
    );
    this.addSql(`create index "stock_move_item_id_posted_at_index" on "stock_move" ("item_id", "posted_at");`);

    this.addSql(
      `create table "stock_balance" ("item_id" uuid not null, "location_id" uuid not null, "lot_id" uuid not null, "plant_id" uuid not null, "quantity" numeric(20,6) not null, "reserved" numeric(20,6) not null, "allow_negative" boolean not null, "changed_at" timestamptz(6) not null, primary key ("item_id", "location_id", "lot_id"));`,
    );
    this.addSql(`create index "stock_balance_location_id_index" on "stock_balance" ("location_id");`);
    this.addSql(`create index "stock_balance_lot_id_index" on "stock_balance" ("lot_id");`);
    this.addSql(
      `alter table "stock_balance" add constraint "stock_balance_quantity_check" check (quantity >= 0 or allow_negative);`,
    );
    this.addSql(
      `alter table "stock_balance" add constraint "stock_balance_reserved_check" check (reserved >= 0 and (reserved <= quantity or reserved = 0));`,
    );

    this.addSql(
      `create table "routing" ("id" uuid not null, "version" int not null, "created_at" timestamptz(6) not null, "created_by" varchar(100) not null, "updated_at" timestamptz(6) not null, "updated_by" varchar(100) not null, "plant_id" uuid not null, "item_id" uuid not null, "revision" varchar(20) not null, "state" varchar(30) not null, "active" boolean not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "routing" add constraint "routing_item_id_revision_unique" unique ("item_id", "revision");`,
    );

    this.addSql(
      `create table "routing_operation" ("routing_id" uuid not null, "sequence" int not null, "name" jsonb not null, "line_id" uuid not null, "setup_seconds" int not null, "run_seconds_per_unit" int not null, "move_seconds" int not null, "crew" int not null, "inspection_point" varchar(30) not null, "report_point" boolean not null, "instructions" text null, primary key ("routing_id", "sequence"));`,
    );

    this.addSql(
      `create table "requisition_line" ("id" uuid not null, "requisition_id" uuid not null, "line" int not null, "item_id" uuid not null, "quantity" numeric(20,6) not null, "unit" varchar(20) not null, "need_by" date null, "supplier_id" uuid null, "price" numeric(20,6) null, primary key ("id"));`,
    );
    this.addSql(`create index "requisition_line_item_id_index" on "requisition_line" ("item_id");`);
    this.addSql(
      `alter table "requisition_line" add constraint "requisition_line_requisition_id_line_unique" unique ("requisition_id", "line");`,
    );
    this.addSql(
      `alter table "requisition_line" add constraint "requisition_line_check" check (quantity > 0 and price >= 0);`,
    );

    this.addSql(
      `create table "purchase_order_line" ("id" uuid not null, "order_id" uuid not null, "line" int not null, "item_id" uuid not null, "quantity" numeric(20,6) not null, "unit" varchar(20) not null, "price" numeric(20,6) null, "need_by" date null, "received" numeric(20,6) not null, primary key ("id"));`,
    );
    this.addSql(`create index "purchase_order_line_item_id_index" on "purchase_order_line" ("item_id");`);
    this.addSql(
      `alter table "purchase_order_line" add constraint "purchase_order_line_order_id_line_unique" unique ("order_id", "line");`,
    );
    this.addSql(
      `alter table "purchase_order_line" add constraint "purchase_order_line_check" check (quantity > 0 and received >= 0 and price >= 0);`,
    );

    this.addSql(
      `create table "lot" ("id" uuid not null, "version" int not null, "created_at" timestamptz(6) not null, "created_by" varchar(100) not null, "updated_at" timestamptz(6) not null, "updated_by" varchar(100) not null, "plant_id" uuid not null, "item_id" uuid not null, "code" varchar(60) not null, "status" varchar(30) not null, "status_reason" text null, "supplier_id" uuid null, "supplier_lot" varchar(100) null, "manufactured_on" date null, "expires_on" date null, "origin_kind" varchar(30) not null, "origin_id" uuid null, primary key ("id"));`,
    );
    this.addSql(`create index "lot_code_index" on "lot" ("code");`);
    this.addSql(`create index "lot_origin_id_index" on "lot" ("origin_id");`);
    this.addSql(`alter table "lot" add constraint "lot_item_id_code_unique" unique ("item_id", "code");`);

    this.addSql(
      `create table "receipt_line" ("id" uuid not null, "receipt_id" uuid not null, "line" int not null, "order_line_id" uuid not null, "item_id" uuid not null, "quantity" numeric(20,6) not null, "lot_id" uuid null, "location_id" uuid not null, "inspect" boolean not null, "accepted" numeric(20,6) not null, "rejected" numeric(20,6) not null, "stored" numeric(20,6) not null, primary key ("id"));`,
    );
    this.addSql(`create index "receipt_line_order_line_id_index" on "receipt_line" ("order_line_id");`);
    this.addSql(`create index "receipt_line_lot_id_index" on "receipt_line" ("lot_id");`);
    this.addSql(
      `alter table "receipt_line" add constraint "receipt_line_receipt_id_line_unique" unique ("receipt_id", "line");`,
    );
    this.addSql(
      `alter table "receipt_line" add constraint "receipt_line_check" check (quantity > 0 and accepted >= 0 and rejected >= 0 and accepted + rejected <= quantity and stored <= accepted);`,
    );

    this.addSql(
      `create table "put_away" ("id" uuid not null, "version" int not null, "created_at" timestamptz(6) not null, "created_by" varchar(100) not null, "updated_at" timestamptz(6) not null, "updated_by" varchar(100) not null, "plant_id" uuid not null, "code" varchar(60) not null, "source_kind" varchar(30) not null, "source_id" uuid not null, "source_code" varchar(60) not null, "work_order_id" uuid null, "item_id" uuid not null, "unit" varchar(20) not null, "lot_id" uuid null, "quantity" numeric(20,6) not null, "from_id" uuid not null, "suggested_id" uuid null, "places" jsonb not null, "state" varchar(30) not null, "confirmed_by" varchar(100) null, "confirmed_at" timestamptz(6) null, "posting_id" uuid null, primary key ("id"));`,
    );
    this.addSql(`alter table "put_away" add constraint "put_away_code_unique" unique ("code");`);
    this.addSql(`create index "put_away_plant_id_state_index" on "put_away" ("plant_id", "state");`);
    this.addSql(`create index "put_away_source_id_index" on "put_away" ("source_id");`);
    this.addSql(`create index "put_away_created_at_id_index" on "put_away" ("created_at", "id");`);
    this.addSql(`alter table "put_away" add constraint "put_away_check" check (quantity > 0);`);

    this.addSql(
      `create table "bom" ("id" uuid not null, "version" int not null, "created_at" timestamptz(6) not null, "created_by" varchar(100) not null, "updated_at" timestamptz(6) not null, "updated_by" varchar(100) not null, "plant_id" uuid not null, "item_id" uuid not null, "revision" varchar(20) not null, "base_quantity" numeric(20,6) not null, "valid_from" date null, "valid_to" date null, "state" varchar(30) not null, "active" boolean not null, primary key ("id"));`,
    );
    this.addSql(`alter table "bom" add constraint "bom_item_id_revision_unique" unique ("item_id", "revision");`);

    this.addSql(
      `create table "bom_line" ("bom_id" uuid not null, "line" int not null, "item_id" uuid not null, "quantity" numeric(20,6) not null, "fixed" boolean not null, "scrap_percent" numeric(7,4) not null, "operation" int null, "issue_method" varchar(30) null, primary key ("bom_id", "line"));`,
    );
    this.addSql(`create index "bom_line_item_id_index" on "bom_line" ("item_id");`);

    this.addSql(
      `create table "inspection_plan" ("id" uuid not null, "version" int not null, "created_at" timestamptz(6) not null, "created_by" varchar(100) not null, "updated_at" timestamptz(6) not null, "updated_by" varchar(100) not null, "plant_id" uuid not null, "code" varchar(60) not null, "name" jsonb not null, "stage" varchar(30) not null, "item_id" uuid null, "operation" int null, "supplier_id" uuid null, "sampling" jsonb not null, "characteristics" jsonb not null, "active" boolean not null, primary key ("id"));`,
    );
    this.addSql(
      `create index "inspection_plan_plant_id_stage_item_id_index" on "inspection_plan" ("plant_id", "stage", "item_id");`,
    );
    this.addSql(
      `alter table "inspection_plan" add constraint "inspection_plan_plant_id_code_unique" unique ("plant_id", "code");`,
    );

    this.addSql(
      `create table "inspection_lot" ("id" uuid not null, "version" int not null, "created_at" timestamptz(6) not null, "created_by" varchar(100) not null, "updated_at" timestamptz(6) not null, "updated_by" varchar(100) not null, "plant_id" uuid not null, "line_id" uuid null, "department_id" uuid null, "code" varchar(60) not null, "stage" varchar(30) not null, "plan_id" uuid null, "item_id" uuid not null, "unit" varchar(20) not null, "lot_id" uuid null, "source_kind" varchar(30) not null, "source_id" uuid not null, "source_code" varchar(60) not null, "quantity" numeric(20,6) not null, "mode" varchar(30) not null, "sample_size" int not null, "classes" jsonb not null, "characteristics" jsonb not null, "severity" varchar(30) not null, "state" varchar(30) not null, "accepted" numeric(20,6) not null, "rejected" numeric(20,6) not null, "conceded" numeric(20,6) not null, "reporters" text[] not null, "inspected_by" varchar(100) null, "proposal" jsonb null, "judged_by" varchar(100) null, "judged_at" timestamptz(6) null, primary key ("id"));`,
    );
    this.addSql(`alter table "inspection_lot" add constraint "inspection_lot_code_unique" unique ("code");`);
    this.addSql(`create index "inspection_lot_plant_id_state_index" on "inspection_lot" ("plant_id", "state");`);
    this.addSql(`create index "inspection_lot_source_id_index" on "inspection_lot" ("source_id");`);
    this.addSql(`create index "inspection_lot_lot_id_index" on "inspection_lot" ("lot_id");`);
    this.addSql(`create index "inspection_lot_created_at_id_index" on "inspection_lot" ("created_at", "id");`);
    this.addSql(
      `alter table "inspection_lot" add constraint "inspection_lot_check" check (quantity > 0 and accepted >= 0 and rejected >= 0 and accepted + rejected <= quantity and conceded <= rejected);`,
    );

    this.addSql(
      `create table "nonconformance" ("id" uuid not null, "version" int not null, "created_at" timestamptz(6) not null, "created_by" varchar(100) not null, "updated_at" timestamptz(6) not null, "updated_by" varchar(100) not null, "plant_id" uuid not null, "code" varchar(60) not null, "inspection_lot_id" uuid not null, "item_id" uuid not null, "unit" varchar(20) not null, "lot_id" uuid null, "quantity" numeric(20,6) not null, "decided" numeric(20,6) not null, "reason_id" uuid null, "description" text null, "state" varchar(30) not null, primary key ("id"));`,
    );
    this.addSql(`alter table "nonconformance" add constraint "nonconformance_code_unique" unique ("code");`);
    this.addSql(`create index "nonconformance_inspection_lot_id_index" on "nonconformance" ("inspection_lot_id");`);
    this.addSql(`create index "nonconformance_plant_id_state_index" on "nonconformance" ("plant_id", "state");`);
    this.addSql(`create index "nonconformance_created_at_id_index" on "nonconformance" ("created_at", "id");`);
    this.addSql(
      `alter table "nonconformance" add constraint "nonconformance_check" check (quantity > 0 and decided >= 0 and decided <= quantity);`,
    );

    this.addSql(
      `create table "disposition" ("id" uuid not null, "nonconformance_id" uuid not null, "kind" varchar(30) not null, "quantity" numeric(20,6) not null, "reason" text null, "decided_by" varchar(100) not null, "decided_at" timestamptz(6) not null, primary key ("id"));`,
    );
    this.addSql(`create index "disposition_nonconformance_id_index" on "disposition" ("nonconformance_id");`);

    this.addSql(
      `create table "inspection_reading" ("id" uuid not null, "inspection_lot_id" uuid not null, "characteristic" int not null, "sample" int not null, "value" numeric(20,6) null, "text" varchar(500) null, "ok" boolean not null, "instrument" varchar(100) null, "read_by" varchar(100) not null, "read_at" timestamptz(6) not null, primary key ("id"));`,
    );
    this.addSql(
      `create index "inspection_reading_inspection_lot_id_characteristi_74b9f_index" on "inspection_reading" ("inspection_lot_id", "characteristic", "sample");`,
    );

    this.addSql(
      `create table "inspection_judgement" ("id" uuid not null, "inspection_lot_id" uuid not null, "accepted" numeric(20,6) not null, "rejected" numeric(20,6) not null, "reason" text null, "judged_by" varchar(100) not null, "judged_at" timestamptz(6) not null, primary key ("id"));`,
    );
    this.addSql(
      `create index "inspection_judgement_inspection_lot_id_index" on "inspection_judgement" ("inspection_lot_id");`,
    );

    this.addSql(
      `create table "inspection_defect" ("id" uuid not null, "inspection_lot_id" uuid not null, "reason_id" uuid null, "class" varchar(30) not null, "quantity" int not null, "remark" varchar(500) null, "found_by" varchar(100) not null, "found_at" timestamptz(6) not null, primary key ("id"));`,
    );
    this.addSql(
      `create index "inspection_defect_inspection_lot_id_index" on "inspection_defect" ("inspection_lot_id");`,
    );
    this.addSql(`create index "inspection_defect_reason_id_index" on "inspection_defect" ("reason_id");`);

    this.addSql(
      `create table "supplier_item" ("id" uuid not null, "version" int not null, "created_at" timestamptz(6) not null, "created_by" varchar(100) not null, "updated_at" timestamptz(6) not null, "updated_by" varchar(100) not null, "plant_id" uuid not null, "supplier_id" uuid not null, "item_id" uuid not null, "price" numeric(20,6) not null, "currency" varchar(3) not null, "minimum_quantity" numeric(20,6) null, "lead_time_days" int not null, "supplier_code" varchar(60) null, "active" boolean not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "supplier_item" add constraint "supplier_item_item_id_supplier_id_unique" unique ("item_id", "supplier_id");`,
    );

    this.addSql(
      `create table "task" ("id" uuid not null, "instance_id" uuid not null, "epoch" int not null, "visit" int not null, "element_id" varchar(200) not null, "process_key" varchar(200) not null, "version_id" uuid not null, "plant_id" uuid null, "business_key" varchar(255) null, "state" varchar(20) not null, "assignee" varchar(100) null, "candidate_users" text[] not null, "candidate_groups" text[] not null, "escalated_to" text[] not null default '{}', "escalation" int not null default 0, "breached" boolean not null default false, "unstaffed" boolean not null default false, "form_key" varchar(200) null, "record" varchar(100) null, "four_eyes" jsonb null, "outcomes" jsonb null, "locals" jsonb null, "loop_counter" int null, "due" timestamptz(6) null, "follow_up" timestamptz(6) null, "priority" int not null, "created_at" timestamptz(6) not null, "ended_at" timestamptz(6) null, "completed_by" varchar(100) null, "outcome" varchar(100) null, "draft" jsonb null, "seq" int not null, "version" int not null, primary key ("id"));`,
    );
    this.addSql(`create index "task_instance_id_index" on "task" ("instance_id");`);
    this.addSql(`create index "task_business_key_index" on "task" ("business_key");`);

    this.addSql(
      `create table "task_comment" ("id" uuid not null, "task_id" uuid not null, "instance_id" uuid not null, "author" varchar(100) not null, "text" text not null, "at" timestamptz(6) not null, primary key ("id"));`,
    );
    this.addSql(`create index "task_comment_instance_id_at_index" on "task_comment" ("instance_id", "at");`);

    this.addSql(
      `create table "timer_start" ("process_key" varchar(200) not null, "element_id" varchar(200) not null, "definition" int not null, "version_id" uuid not null, "running" boolean not null, "since" timestamptz(6) not null, primary key ("process_key", "element_id", "definition"));`,
    );

    this.addSql(
      `create table "unit" ("id" uuid not null, "version" int not null, "created_at" timestamptz(6) not null, "created_by" varchar(100) not null, "updated_at" timestamptz(6) not null, "updated_by" varchar(100) not null, "code" varchar(20) not null, "name" jsonb not null, "decimals" int not null, "active" boolean not null, primary key ("id"));`,
    );
    this.addSql(`alter table "unit" add constraint "unit_code_unique" unique ("code");`);

    this.addSql(
      `create table "unit_conversion" ("id" uuid not null, "version" int not null, "created_at" timestamptz(6) not null, "created_by" varchar(100) not null, "updated_at" timestamptz(6) not null, "updated_by" varchar(100) not null, "plant_id" uuid not null, "item_id" uuid null, "from_unit" varchar(20) not null, "to_unit" varchar(20) not null, "numerator" bigint not null, "denominator" bigint not null, "active" boolean not null, primary key ("id"));`,
    );
    this.addSql(`create index "unit_conversion_from_unit_index" on "unit_conversion" ("from_unit");`);
    this.addSql(`create index "unit_conversion_item_id_index" on "unit_conversion" ("item_id");`);

    this.addSql(
      `create table "app_user" ("id" uuid not null, "version" int not null, "created_at" timestamptz(6) not null, "created_by" varchar(100) not null, "updated_at" timestamptz(6) not null, "updated_by" varchar(100) not null, "username" varchar(60) not null, "name" jsonb not null, "badge" varchar(60) null, "department_id" uuid null, "locale" varchar(5) not null, "active" boolean not null, "must_change_password" boolean not null, primary key ("id"));`,
    );
    this.addSql(`alter table "app_user" add constraint "app_user_username_unique" unique ("username");`);
    this.addSql(`alter table "app_user" add constraint "app_user_badge_unique" unique ("badge");`);
    this.addSql(`create index "app_user_department_id_index" on "app_user" ("department_id");`);

    this.addSql(
      `create table "visit" ("instance_id" uuid not null, "epoch" int not null, "visit" int not null, "element_id" varchar(200) not null, "scope" int not null, "armed_for" int null, "waiting_for" jsonb not null, "state" varchar(20) not null, "since" timestamptz(6) not null, "slow" boolean not null default false, "left_at" timestamptz(6) null, "seq" int not null, primary key ("instance_id", "epoch", "visit"));`,
    );
    this.addSql(`create index "visit_element_id_state_index" on "visit" ("element_id", "state");`);

    this.addSql(
      `create table "work_order" ("id" uuid not null, "version" int not null, "created_at" timestamptz(6) not null, "created_by" varchar(100) not null, "updated_at" timestamptz(6) not null, "updated_by" varchar(100) not null, "plant_id" uuid not null, "code" varchar(60) not null, "item_id" uuid not null, "unit" varchar(20) not null, "line_id" uuid null, "department_id" uuid null, "bom_id" uuid null, "routing_id" uuid null, "quantity_planned" numeric(20,6) not null, "quantity_good" numeric(20,6) not null, "quantity_scrap" numeric(20,6) not null, "quantity_rework" numeric(20,6) not null, "quantity_stored" numeric(20,6) not null, "over_tolerance_percent" numeric(7,4) not null, "priority" int not null, "lot_policy" varchar(30) not null, "state" varchar(30) not null, "start_at" timestamptz(6) null, "due_at" timestamptz(6) null, "started_at" timestamptz(6) null, "completed_at" timestamptz(6) null, "remark" text null, primary key ("id"));`,
    );
    this.addSql(`alter table "work_order" add constraint "work_order_code_unique" unique ("code");`);
    this.addSql(
      `create index "work_order_plant_id_state_due_at_index" on "work_order" ("plant_id", "state", "due_at");`,
    );
    this.addSql(`create index "work_order_item_id_index" on "work_order" ("item_id");`);
    this.addSql(`create index "work_order_created_at_id_index" on "work_order" ("created_at", "id");`);
    this.addSql(`create index "work_order_line_id_state_index" on "work_order" ("line_id", "state");`);
    this.addSql(
      `alter table "work_order" add constraint "work_order_stored_check" check (quantity_stored >= 0 and quantity_stored <= quantity_good);`,
    );
    this.addSql(`alter table "work_order" add constraint "work_order_planned_check" check (quantity_planned > 0);`);

    this.addSql(
      `create table "work_order_component" ("id" uuid not null, "work_order_id" uuid not null, "line" int not null, "item_id" uuid not null, "unit" varchar(20) not null, "operation" int not null, "quantity" numeric(20,6) not null, "base_quantity" numeric(20,6) not null, "fixed" boolean not null, "scrap_percent" numeric(7,4) not null, "issue_method" varchar(30) not null, "required" numeric(20,6) not null, "consumed" numeric(20,6) not null, primary key ("id"));`,
    );
    this.addSql(`create index "work_order_component_item_id_index" on "work_order_component" ("item_id");`);
    this.addSql(
      `alter table "work_order_component" add constraint "work_order_component_work_order_id_line_unique" unique ("work_order_id", "line");`,
    );
    this.addSql(
      `alter table "work_order_component" add constraint "work_order_component_check" check (consumed >= 0);`,
    );

    this.addSql(
      `create table "work_order_operation" ("id" uuid not null, "work_order_id" uuid not null, "sequence" int not null, "name" jsonb not null, "line_id" uuid not null, "setup_seconds" int not null, "run_seconds_per_unit" int not null, "move_seconds" int not null, "crew" int not null, "inspection_point" varchar(30) not null, "report_point" boolean not null, "final" boolean not null, "instructions" text null, "state" varchar(30) not null, "good" numeric(20,6) not null, "scrap" numeric(20,6) not null, "rework" numeric(20,6) not null, "held" numeric(20,6) not null, primary key ("id"));`,
    );
    this.addSql(
      `create index "work_order_operation_line_id_state_index" on "work_order_operation" ("line_id", "state");`,
    );
    this.addSql(
      `alter table "work_order_operation" add constraint "work_order_operation_work_order_id_sequence_unique" unique ("work_order_id", "sequence");`,
    );
    this.addSql(
      `alter table "work_order_operation" add constraint "work_order_operation_check" check (good >= 0 and scrap >= 0 and rework >= 0 and held >= 0 and held <= good);`,
    );

    this.addSql(
      `create table "work_order_entry" ("id" uuid not null, "operation_id" uuid not null, "kind" varchar(30) not null, "source_id" uuid not null, "good" numeric(20,6) not null, "scrap" numeric(20,6) not null, "rework" numeric(20,6) not null, "held" numeric(20,6) not null, "at" timestamptz(6) not null, primary key ("id"));`,
    );
    this.addSql(`create index "work_order_entry_operation_id_at_index" on "work_order_entry" ("operation_id", "at");`);
    this.addSql(`create index "work_order_entry_source_id_index" on "work_order_entry" ("source_id");`);

    this.addSql(
      `create table "work_unit" ("id" uuid not null, "version" int not null, "created_at" timestamptz(6) not null, "created_by" varchar(100) not null, "updated_at" timestamptz(6) not null, "updated_by" varchar(100) not null, "plant_id" uuid not null, "code" varchar(60) not null, "name" jsonb not null, "line_id" uuid not null, "slots" int not null, "efficiency" numeric(7,4) not null, "active" boolean not null, primary key ("id"));`,
    );
    this.addSql(`alter table "work_unit" add constraint "work_unit_plant_id_code_unique" unique ("plant_id", "code");`);

    this.addSql(
      `create table "work_report" ("id" uuid not null, "version" int not null, "created_at" timestamptz(6) not null, "created_by" varchar(100) not null, "updated_at" timestamptz(6) not null, "updated_by" varchar(100) not null, "plant_id" uuid not null, "code" varchar(60) not null, "work_order_id" uuid not null, "operation_id" uuid not null, "line_id" uuid not null, "department_id" uuid null, "kind" varchar(30) not null, "good" numeric(20,6) not null, "scrap" numeric(20,6) not null, "rework" numeric(20,6) not null, "lot_id" uuid null, "used" jsonb not null, "persons" jsonb not null, "consumption" jsonb not null, "reporters" text[] not null, "work_unit_id" uuid null, "shift" varchar(60) null, "started_at" timestamptz(6) null, "ended_at" timestamptz(6) null, "setup_seconds" int null, "run_seconds" int null, "event_time" timestamptz(6) not null, "delay_reason" text null, "source" varchar(30) not null, "state" varchar(30) not null, "corrects_id" uuid null, "reason" text null, "remark" text null, primary key ("id"));`,
    );
    this.addSql(`alter table "work_report" add constraint "work_report_code_unique" unique ("code");`);
    this.addSql(`create index "work_report_work_order_id_index" on "work_report" ("work_order_id");`);
    this.addSql(`create index "work_report_operation_id_index" on "work_report" ("operation_id");`);
    this.addSql(`create index "work_report_plant_id_created_at_index" on "work_report" ("plant_id", "created_at");`);
    this.addSql(`create index "work_report_state_created_at_index" on "work_report" ("state", "created_at");`);

    this.addSql(
      `create table "work_report_reason" ("report_id" uuid not null, "position" int not null, "kind" varchar(30) not null, "reason_id" uuid not null, "quantity" numeric(20,6) not null, primary key ("report_id", "position"));`,
    );
    this.addSql(`create index "work_report_reason_reason_id_index" on "work_report_reason" ("reason_id");`);

    this.addSql(
      `alter table "genealogy_edge" add constraint "genealogy_edge_plant_id_foreign" foreign key ("plant_id") references "plant" ("id");`,
    );

    this.addSql(
      `alter table "code_rule" add constraint "code_rule_plant_id_foreign" foreign key ("plant_id") references "plant" ("id");`,
    );

    this.addSql(
      `alter table "code_series" add constraint "code_series_rule_id_foreign" foreign key ("rule_id") references "code_rule" ("id");`,
    );

    this.addSql(
      `alter table "calendar" add constraint "calendar_plant_id_foreign" foreign key ("plant_id") references "plant" ("id");`,
    );

    this.addSql(
      `alter table "line" add constraint "line_plant_id_foreign" foreign key ("plant_id") references "plant" ("id");`,
    );
    this.addSql(
      `alter table "line" add constraint "line_calendar_id_foreign" foreign key ("calendar_id") references "calendar" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "location" add constraint "location_plant_id_foreign" foreign key ("plant_id") references "plant" ("id");`,
    );
    this.addSql(
      `alter table "location" add constraint "location_line_id_foreign" foreign key ("line_id") references "line" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "reason" add constraint "reason_plant_id_foreign" foreign key ("plant_id") references "plant" ("id");`,
    );

    this.addSql(
      `alter table "requisition" add constraint "requisition_plant_id_foreign" foreign key ("plant_id") references "plant" ("id");`,
    );

    this.addSql(
      `alter table "stock_posting" add constraint "stock_posting_plant_id_foreign" foreign key ("plant_id") references "plant" ("id");`,
    );

    this.addSql(
      `alter table "supplier" add constraint "supplier_plant_id_foreign" foreign key ("plant_id") references "plant" ("id");`,
    );

    this.addSql(
      `alter table "purchase_order" add constraint "purchase_order_plant_id_foreign" foreign key ("plant_id") references "plant" ("id");`,
    );
    this.addSql(
      `alter table "purchase_order" add constraint "purchase_order_supplier_id_foreign" foreign key ("supplier_id") references "supplier" ("id");`,
    );
    this.addSql(
      `alter table "purchase_order" add constraint "purchase_order_requisition_id_foreign" foreign key ("requisition_id") references "requisition" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "receipt" add constraint "receipt_plant_id_foreign" foreign key ("plant_id") references "plant" ("id");`,
    );
    this.addSql(
      `alter table "receipt" add constraint "receipt_order_id_foreign" foreign key ("order_id") references "purchase_order" ("id");`,
    );
    this.addSql(
      `alter table "receipt" add constraint "receipt_supplier_id_foreign" foreign key ("supplier_id") references "supplier" ("id");`,
    );

    this.addSql(
      `alter table "item" add constraint "item_plant_id_foreign" foreign key ("plant_id") references "plant" ("id");`,
    );
    this.addSql(
      `alter table "item" add constraint "item_supplier_id_foreign" foreign key ("supplier_id") references "supplier" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "stock_reservation" add constraint "stock_reservation_plant_id_foreign" foreign key ("plant_id") references "plant" ("id");`,
    );
    this.addSql(
      `alter table "stock_reservation" add constraint "stock_reservation_item_id_foreign" foreign key ("item_id") references "item" ("id");`,
    );
    this.addSql(
      `alter table "stock_reservation" add constraint "stock_reservation_location_id_foreign" foreign key ("location_id") references "location" ("id");`,
    );

    this.addSql(
      `alter table "stock_move" add constraint "stock_move_posting_id_foreign" foreign key ("posting_id") references "stock_posting" ("id");`,
    );
    this.addSql(
      `alter table "stock_move" add constraint "stock_move_item_id_foreign" foreign key ("item_id") references "item" ("id");`,
    );
    this.addSql(
      `alter table "stock_move" add constraint "stock_move_from_id_foreign" foreign key ("from_id") references "location" ("id");`,
    );
    this.addSql(
      `alter table "stock_move" add constraint "stock_move_to_id_foreign" foreign key ("to_id") references "location" ("id");`,
    );

    this.addSql(
      `alter table "stock_balance" add constraint "stock_balance_item_id_foreign" foreign key ("item_id") references "item" ("id");`,
    );
    this.addSql(
      `alter table "stock_balance" add constraint "stock_balance_location_id_foreign" foreign key ("location_id") references "location" ("id");`,
    );
    this.addSql(
      `alter table "stock_balance" add constraint "stock_balance_plant_id_foreign" foreign key ("plant_id") references "plant" ("id");`,
    );

    this.addSql(
      `alter table "routing" add constraint "routing_plant_id_foreign" foreign key ("plant_id") references "plant" ("id");`,
    );
    this.addSql(
      `alter table "routing" add constraint "routing_item_id_foreign" foreign key ("item_id") references "item" ("id");`,
    );

    this.addSql(
      `alter table "routing_operation" add constraint "routing_operation_routing_id_foreign" foreign key ("routing_id") references "routing" ("id");`,
    );
    this.addSql(
      `alter table "routing_operation" add constraint "routing_operation_line_id_foreign" foreign key ("line_id") references "line" ("id");`,
    );

    this.addSql(
      `alter table "requisition_line" add constraint "requisition_line_requisition_id_foreign" foreign key ("requisition_id") references "requisition" ("id");`,
    );
    this.addSql(
      `alter table "requisition_line" add constraint "requisition_line_item_id_foreign" foreign key ("item_id") references "item" ("id");`,
    );
    this.addSql(
      `alter table "requisition_line" add constraint "requisition_line_supplier_id_foreign" foreign key ("supplier_id") references "supplier" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "purchase_order_line" add constraint "purchase_order_line_order_id_foreign" foreign key ("order_id") references "purchase_order" ("id");`,
    );
    this.addSql(
      `alter table "purchase_order_line" add constraint "purchase_order_line_item_id_foreign" foreign key ("item_id") references "item" ("id");`,
    );

    this.addSql(
      `alter table "lot" add constraint "lot_plant_id_foreign" foreign key ("plant_id") references "plant" ("id");`,
    );
    this.addSql(
      `alter table "lot" add constraint "lot_item_id_foreign" foreign key ("item_id") references "item" ("id");`,
    );
    this.addSql(
      `alter table "lot" add constraint "lot_supplier_id_foreign" foreign key ("supplier_id") references "supplier" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "receipt_line" add constraint "receipt_line_receipt_id_foreign" foreign key ("receipt_id") references "receipt" ("id");`,
    );
    this.addSql(
      `alter table "receipt_line" add constraint "receipt_line_order_line_id_foreign" foreign key ("order_line_id") references "purchase_order_line" ("id");`,
    );
    this.addSql(
      `alter table "receipt_line" add constraint "receipt_line_item_id_foreign" foreign key ("item_id") references "item" ("id");`,
    );
    this.addSql(
      `alter table "receipt_line" add constraint "receipt_line_lot_id_foreign" foreign key ("lot_id") references "lot" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "receipt_line" add constraint "receipt_line_location_id_foreign" foreign key ("location_id") references "location" ("id");`,
    );

    this.addSql(
      `alter table "put_away" add constraint "put_away_plant_id_foreign" foreign key ("plant_id") references "plant" ("id");`,
    );
    this.addSql(
      `alter table "put_away" add constraint "put_away_item_id_foreign" foreign key ("item_id") references "item" ("id");`,
    );
    this.addSql(
      `alter table "put_away" add constraint "put_away_lot_id_foreign" foreign key ("lot_id") references "lot" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "put_away" add constraint "put_away_from_id_foreign" foreign key ("from_id") references "location" ("id");`,
    );
    this.addSql(
      `alter table "put_away" add constraint "put_away_suggested_id_foreign" foreign key ("suggested_id") references "location" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "bom" add constraint "bom_plant_id_foreign" foreign key ("plant_id") references "plant" ("id");`,
    );
    this.addSql(
      `alter table "bom" add constraint "bom_item_id_foreign" foreign key ("item_id") references "item" ("id");`,
    );

    this.addSql(
      `alter table "bom_line" add constraint "bom_line_bom_id_foreign" foreign key ("bom_id") references "bom" ("id");`,
    );
    this.addSql(
      `alter table "bom_line" add constraint "bom_line_item_id_foreign" foreign key ("item_id") references "item" ("id");`,
    );

    this.addSql(
      `alter table "inspection_plan" add constraint "inspection_plan_plant_id_foreign" foreign key ("plant_id") references "plant" ("id");`,
    );
    this.addSql(
      `alter table "inspection_plan" add constraint "inspection_plan_item_id_foreign" foreign key ("item_id") references "item" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "inspection_plan" add constraint "inspection_plan_supplier_id_foreign" foreign key ("supplier_id") references "supplier" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "inspection_lot" add constraint "inspection_lot_plant_id_foreign" foreign key ("plant_id") references "plant" ("id");`,
    );
    this.addSql(
      `alter table "inspection_lot" add constraint "inspection_lot_line_id_foreign" foreign key ("line_id") references "line" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "inspection_lot" add constraint "inspection_lot_plan_id_foreign" foreign key ("plan_id") references "inspection_plan" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "inspection_lot" add constraint "inspection_lot_item_id_foreign" foreign key ("item_id") references "item" ("id");`,
    );
    this.addSql(
      `alter table "inspection_lot" add constraint "inspection_lot_lot_id_foreign" foreign key ("lot_id") references "lot" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "nonconformance" add constraint "nonconformance_plant_id_foreign" foreign key ("plant_id") references "plant" ("id");`,
    );
    this.addSql(
      `alter table "nonconformance" add constraint "nonconformance_inspection_lot_id_foreign" foreign key ("inspection_lot_id") references "inspection_lot" ("id");`,
    );
    this.addSql(
      `alter table "nonconformance" add constraint "nonconformance_item_id_foreign" foreign key ("item_id") references "item" ("id");`,
    );
    this.addSql(
      `alter table "nonconformance" add constraint "nonconformance_lot_id_foreign" foreign key ("lot_id") references "lot" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "nonconformance" add constraint "nonconformance_reason_id_foreign" foreign key ("reason_id") references "reason" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "disposition" add constraint "disposition_nonconformance_id_foreign" foreign key ("nonconformance_id") references "nonconformance" ("id");`,
    );

    this.addSql(
      `alter table "inspection_reading" add constraint "inspection_reading_inspection_lot_id_foreign" foreign key ("inspection_lot_id") references "inspection_lot" ("id");`,
    );

    this.addSql(
      `alter table "inspection_judgement" add constraint "inspection_judgement_inspection_lot_id_foreign" foreign key ("inspection_lot_id") references "inspection_lot" ("id");`,
    );

    this.addSql(
      `alter table "inspection_defect" add constraint "inspection_defect_inspection_lot_id_foreign" foreign key ("inspection_lot_id") references "inspection_lot" ("id");`,
    );
    this.addSql(
      `alter table "inspection_defect" add constraint "inspection_defect_reason_id_foreign" foreign key ("reason_id") references "reason" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "supplier_item" add constraint "supplier_item_plant_id_foreign" foreign key ("plant_id") references "plant" ("id");`,
    );
    this.addSql(
      `alter table "supplier_item" add constraint "supplier_item_supplier_id_foreign" foreign key ("supplier_id") references "supplier" ("id");`,
    );
    this.addSql(
      `alter table "supplier_item" add constraint "supplier_item_item_id_foreign" foreign key ("item_id") references "item" ("id");`,
    );

    this.addSql(
      `alter table "unit_conversion" add constraint "unit_conversion_plant_id_foreign" foreign key ("plant_id") references "plant" ("id");`,
    );
    this.addSql(
      `alter table "unit_conversion" add constraint "unit_conversion_item_id_foreign" foreign key ("item_id") references "item" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "work_order" add constraint "work_order_plant_id_foreign" foreign key ("plant_id") references "plant" ("id");`,
    );
    this.addSql(
      `alter table "work_order" add constraint "work_order_item_id_foreign" foreign key ("item_id") references "item" ("id");`,
    );
    this.addSql(
      `alter table "work_order" add constraint "work_order_line_id_foreign" foreign key ("line_id") references "line" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "work_order" add constraint "work_order_bom_id_foreign" foreign key ("bom_id") references "bom" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "work_order" add constraint "work_order_routing_id_foreign" foreign key ("routing_id") references "routing" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "work_order_component" add constraint "work_order_component_work_order_id_foreign" foreign key ("work_order_id") references "work_order" ("id");`,
    );
    this.addSql(
      `alter table "work_order_component" add constraint "work_order_component_item_id_foreign" foreign key ("item_id") references "item" ("id");`,
    );

    this.addSql(
      `alter table "work_order_operation" add constraint "work_order_operation_work_order_id_foreign" foreign key ("work_order_id") references "work_order" ("id");`,
    );
    this.addSql(
      `alter table "work_order_operation" add constraint "work_order_operation_line_id_foreign" foreign key ("line_id") references "line" ("id");`,
    );

    this.addSql(
      `alter table "work_order_entry" add constraint "work_order_entry_operation_id_foreign" foreign key ("operation_id") references "work_order_operation" ("id");`,
    );

    this.addSql(
      `alter table "work_unit" add constraint "work_unit_plant_id_foreign" foreign key ("plant_id") references "plant" ("id");`,
    );
    this.addSql(
      `alter table "work_unit" add constraint "work_unit_line_id_foreign" foreign key ("line_id") references "line" ("id");`,
    );

    this.addSql(
      `alter table "work_report" add constraint "work_report_plant_id_foreign" foreign key ("plant_id") references "plant" ("id");`,
    );
    this.addSql(
      `alter table "work_report" add constraint "work_report_work_order_id_foreign" foreign key ("work_order_id") references "work_order" ("id");`,
    );
    this.addSql(
      `alter table "work_report" add constraint "work_report_operation_id_foreign" foreign key ("operation_id") references "work_order_operation" ("id");`,
    );
    this.addSql(
      `alter table "work_report" add constraint "work_report_line_id_foreign" foreign key ("line_id") references "line" ("id");`,
    );
    this.addSql(
      `alter table "work_report" add constraint "work_report_lot_id_foreign" foreign key ("lot_id") references "lot" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "work_report" add constraint "work_report_work_unit_id_foreign" foreign key ("work_unit_id") references "work_unit" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "work_report_reason" add constraint "work_report_reason_report_id_foreign" foreign key ("report_id") references "work_report" ("id");`,
    );
    this.addSql(
      `alter table "work_report_reason" add constraint "work_report_reason_reason_id_foreign" foreign key ("reason_id") references "reason" ("id");`,
    );

    this.addSql(
      "create function audit_entry_is_kept() returns trigger language plpgsql as $$\n   begin\n     if tg_op = 'DELETE' then\n       raise exception 'audit entries are kept' using errcode = 'restrict_violation';\n     end if;\n     if old.position is not null or (to_jsonb(new) - 'position' - 'hash') <> (to_jsonb(old) - 'position' - 'hash') then\n       raise exception 'audit entries do not change' using errcode = 'restrict_violation';\n     end if;\n     return new;\n   end $$",
    );
    this.addSql(
      'create trigger audit_entry_is_kept before update or delete on audit_entry\n   for each row execute function audit_entry_is_kept()',
    );
    this.addSql('create index audit_entry_unsealed on audit_entry (xid, id) where position is null');
    this.addSql(
      'alter table app_user add constraint app_user_department_fk foreign key (department_id) references department (id)',
    );
    this.addSql(
      "alter table app_user add constraint app_user_username_check check (username ~ '^[a-z0-9][a-z0-9._-]*$')",
    );
    this.addSql(
      'alter table credential add constraint credential_user_fk foreign key (user_id) references app_user (id)',
    );
    this.addSql(
      'alter table department add constraint department_parent_fk foreign key (parent_id) references department (id)',
    );
    this.addSql(
      'alter table department add constraint department_head_fk foreign key (head_id) references app_user (id)',
    );
    this.addSql(
      'alter table role add constraint role_department_fk foreign key (department_id) references department (id)',
    );
    this.addSql('alter table role_grant add constraint role_grant_role_fk foreign key (role_id) references role (id)');
    this.addSql(
      'alter table role_assignment add constraint role_assignment_role_fk foreign key (role_id) references role (id)',
    );
    this.addSql(
      'alter table role_assignment add constraint role_assignment_user_fk foreign key (user_id) references app_user (id)',
    );
    this.addSql(
      'alter table delegation add constraint delegation_from_fk foreign key (from_id) references app_user (id)',
    );
    this.addSql('alter table delegation add constraint delegation_to_fk foreign key (to_id) references app_user (id)');
    this.addSql(
      'alter table delegation add constraint delegation_period_check check (valid_from < until and from_id <> to_id)',
    );
    this.addSql(
      'alter table login_session add constraint login_session_user_fk foreign key (user_id) references app_user (id)',
    );
    this.addSql(
      'alter table access_token add constraint access_token_user_fk foreign key (user_id) references app_user (id)',
    );
    this.addSql('insert into identity_state (id, version) values (1, 1)');
    this.addSql('create unique index code_rule_active_unique on code_rule (plant_id, scope) where active');
    this.addSql(
      'create unique index unit_conversion_unique on unit_conversion\n     (plant_id, item_id, from_unit, to_unit) nulls not distinct',
    );
    this.addSql(
      'alter table unit_conversion add constraint unit_conversion_from_fk foreign key (from_unit) references unit (code)',
    );
    this.addSql(
      'alter table unit_conversion add constraint unit_conversion_to_fk foreign key (to_unit) references unit (code)',
    );
    this.addSql(
      'alter table unit_conversion add constraint unit_conversion_check\n     check (numerator > 0 and denominator > 0 and from_unit <> to_unit)',
    );
    this.addSql('alter table item add constraint item_unit_fk foreign key (unit) references unit (code)');
    this.addSql(
      'alter table item add constraint item_quantities_check\n     check (minimum_stock >= 0 and order_quantity > 0 and order_multiple > 0)',
    );
    this.addSql('alter table bom add constraint bom_base_check check (base_quantity > 0)');
    this.addSql('alter table bom_line add constraint bom_line_check check (quantity > 0 and scrap_percent >= 0)');
    this.addSql(
      "create function next_code_number(rule uuid, name text, gapless boolean) returns bigint language plpgsql as $$\n   declare\n     drawn bigint;\n     start bigint;\n   begin\n     if gapless then\n       insert into code_series (rule_id, series, base) values (rule, name, 1)\n       on conflict (rule_id, series) do update set base = code_series.base + 1 returning base into drawn;\n       return drawn;\n     end if;\n     loop\n       drawn := nextval(format('%I', 'code_rule_' || replace(rule::text, '-', ''))::regclass);\n       select base into start from code_series where rule_id = rule and series = name;\n       if not found then\n         insert into code_series (rule_id, series, base) values (rule, name, drawn - 1) on conflict do nothing;\n         select base into start from code_series where rule_id = rule and series = name;\n       end if;\n       -- Another transaction began the series with a higher number: draw again.\n       if drawn > start then return drawn - start; end if;\n     end loop;\n   end $$",
    );
    this.addSql(
      'alter table location add constraint location_parent_fk foreign key (parent_id) references location (id)',
    );
    this.addSql('alter table stock_move add constraint stock_move_check check (quantity > 0 and from_id <> to_id)');
    this.addSql(
      'alter table stock_posting add constraint stock_posting_reverses_fk\n     foreign key (reverses_id) references stock_posting (id)',
    );
    this.addSql(
      "create index stock_move_lot_index on stock_move (lot_id) where lot_id <> '00000000-0000-0000-0000-000000000000'",
    );
    this.addSql("create index stock_reservation_active on stock_reservation (demand_id) where state = 'active'");
    this.addSql(
      "create index stock_reservation_expiry on stock_reservation (expires_at) where state = 'active' and expires_at is not null",
    );
    this.addSql(
      "create function stock_facts_are_kept() returns trigger language plpgsql as $$\n   begin\n     raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';\n   end $$",
    );
    this.addSql(
      'create trigger stock_move_is_kept before update or delete on stock_move\n     for each row execute function stock_facts_are_kept()',
    );
    this.addSql(
      'create trigger stock_posting_is_kept before update or delete on stock_posting\n     for each row execute function stock_facts_are_kept()',
    );
    this.addSql(
      "create function stock_shortage(item uuid, place uuid, lot uuid, wanted numeric, available numeric)\n   returns void language plpgsql as $$\n   begin\n     raise exception 'not enough stock' using errcode = 'MR001', detail = jsonb_build_object(\n       'item', (select code from item i where i.id = $1),\n       'location', coalesce((select code from location l where l.id = $2), '*'),\n       'lot', (select code from lot where id = $3),\n       'wanted', trim_scale(wanted)::text, 'available', trim_scale(available)::text)::text;\n   end $$",
    );
    this.addSql(
      "create function post_stock(header jsonb, moves jsonb) returns void language plpgsql as $$\n   declare\n     now_posted timestamptz := (header->>'postedAt')::timestamptz;\n     posting uuid := (header->>'id')::uuid;\n     entry record;\n     rest numeric;\n     free boolean;\n   begin\n     insert into stock_posting (id, plant_id, kind, source_kind, source_id, source_code, reason, reverses_id,\n         occurred_at, posted_at, posted_by, on_behalf_of)\n     values (posting, (header->>'plantId')::uuid, header->>'kind', header->>'sourceKind',\n         (header->>'sourceId')::uuid, header->>'sourceCode', header->>'reason', (header->>'reversesId')::uuid,\n         (header->>'occurredAt')::timestamptz, now_posted, header->>'postedBy', header->>'onBehalfOf');\n     insert into stock_move (posting_id, line, item_id, lot_id, from_id, to_id, quantity, posted_at)\n     select posting, m.line, m.\"itemId\", coalesce(m.\"lotId\", '00000000-0000-0000-0000-000000000000'), m.\"fromId\", m.\"toId\", m.quantity, now_posted\n     from jsonb_to_recordset(moves) as m(line int, \"itemId\" uuid, \"lotId\" uuid, \"fromId\" uuid, \"toId\" uuid,\n       quantity numeric);\n     for entry in\n       select d.item_id, d.location_id, d.lot_id, sum(d.delta) as delta, sum(d.used) as used, l.plant_id,\n         l.type in ('supplier', 'customer', 'production', 'adjust') as counter, l.allow_negative, l.level, i.tracking\n       from (\n         select m.\"itemId\" as item_id, m.\"fromId\" as location_id, coalesce(m.\"lotId\", '00000000-0000-0000-0000-000000000000') as lot_id,\n           -m.quantity as delta, coalesce(m.reserved, 0) as used\n         from jsonb_to_recordset(moves) as m(\"itemId\" uuid, \"lotId\" uuid, \"fromId\" uuid, quantity numeric,\n           reserved numeric)\n         union all\n         select m.\"itemId\", m.\"toId\", coalesce(m.\"lotId\", '00000000-0000-0000-0000-000000000000'), m.quantity, 0\n         from jsonb_to_recordset(moves) as m(\"itemId\" uuid, \"lotId\" uuid, \"toId\" uuid, quantity numeric)\n       ) d join location l on l.id = d.location_id join item i on i.id = d.item_id\n       group by d.item_id, d.location_id, d.lot_id, l.plant_id, l.type, l.allow_negative, l.level, i.tracking\n       order by counter, d.item_id, d.location_id, d.lot_id\n     loop\n       if (entry.tracking = 'lot') <> (entry.lot_id <> '00000000-0000-0000-0000-000000000000') then\n         raise exception 'lot' using errcode = 'MR002', detail = jsonb_build_object(\n           'item', (select code from item where id = entry.item_id), 'tracking', entry.tracking)::text;\n       end if;\n       if entry.level <> 'bin' then\n         raise exception 'group' using errcode = 'MR003', detail = jsonb_build_object(\n           'location', (select code from location where id = entry.location_id))::text;\n       end if;\n       free := entry.counter or entry.allow_negative;\n       update stock_balance b set quantity = b.quantity + entry.delta, reserved = b.reserved - entry.used,\n           changed_at = now_posted\n       where b.item_id = entry.item_id and b.location_id = entry.location_id and b.lot_id = entry.lot_id\n         and (free or b.quantity + entry.delta >= b.reserved - entry.used);\n       if not found then\n         select b.quantity - b.reserved into rest from stock_balance b\n         where b.item_id = entry.item_id and b.location_id = entry.location_id and b.lot_id = entry.lot_id for update;\n         if not free and (found or entry.delta < 0) then\n           perform stock_shortage(entry.item_id, entry.location_id, entry.lot_id, -entry.delta - entry.used,\n             coalesce(rest, 0));\n         end if;\n         insert into stock_balance (item_id, location_id, lot_id, plant_id, quantity, reserved, allow_negative, changed_at)\n         values (entry.item_id, entry.location_id, entry.lot_id, entry.plant_id, entry.delta, 0, free, now_posted)\n         on conflict (item_id, location_id, lot_id) do update\n           set quantity = stock_balance.quantity + excluded.quantity, changed_at = now_posted;\n       end if;\n     end loop;\n   end $$",
    );
    this.addSql(
      "create function usable_stock(plant uuid, item uuid, today date)\n   returns table (location_id uuid, lot_id uuid, free numeric, expires_on date, since timestamptz)\n   language sql stable as $$\n     select b.location_id, b.lot_id, b.quantity - b.reserved, o.expires_on, o.created_at\n     from stock_balance b join location l on l.id = b.location_id\n       left join lot o on o.id = b.lot_id\n     where b.item_id = item and b.plant_id = plant and l.active and l.type in ('internal', 'lineside')\n       and (o.id is null or (o.status = 'released' and (o.expires_on is null or o.expires_on >= today)))\n   $$",
    );
    this.addSql(
      'create function pick_stock(plant uuid, wanted jsonb, today date, reserve boolean)\n   returns table (item_id uuid, location_id uuid, lot_id uuid, quantity numeric) language plpgsql as $$\n   #variable_conflict use_column\n   declare\n     need record;\n     found_at record;\n     rest numeric;\n     take numeric;\n     held text[];\n     taken jsonb := \'{}\';\n     place text;\n   begin\n     -- Only what is locked here is taken: a row that fills up meanwhile would be locked out of order.\n     held := array(select b.item_id::text || b.location_id::text || b.lot_id::text from stock_balance b\n       join (select distinct w."itemId" from jsonb_to_recordset(wanted) as w("itemId" uuid)) w on w."itemId" = b.item_id\n       join location l on l.id = b.location_id and l.plant_id = plant and l.type in (\'internal\', \'lineside\')\n     where b.quantity > 0\n     order by b.item_id, b.location_id, b.lot_id for update of b);\n     for need in\n       select * from jsonb_to_recordset(wanted) as w("itemId" uuid, "locationId" uuid, "lotId" uuid, quantity numeric)\n     loop\n       rest := need.quantity;\n       for found_at in\n         select u.location_id, u.lot_id, u.free from usable_stock(plant, need."itemId", today) u\n         where u.free > 0 and need."itemId"::text || u.location_id::text || u.lot_id::text = any (held)\n           and (need."locationId" is null or u.location_id = need."locationId")\n           and (need."lotId" is null or u.lot_id = need."lotId")\n         order by u.expires_on nulls last, u.since, u.location_id, u.lot_id\n       loop\n         exit when rest <= 0;\n         place := need."itemId"::text || found_at.location_id::text || found_at.lot_id::text;\n         -- Earlier lines of the same call may have taken from here.\n         take := least(rest, found_at.free - coalesce((taken->>place)::numeric, 0));\n         continue when take <= 0;\n         if not reserve then\n           taken := taken || jsonb_build_object(place, coalesce((taken->>place)::numeric, 0) + take);\n         end if;\n         rest := rest - take;\n         if reserve then\n           update stock_balance b set reserved = b.reserved + take\n           where b.item_id = need."itemId" and b.location_id = found_at.location_id and b.lot_id = found_at.lot_id;\n         end if;\n         item_id := need."itemId";\n         location_id := found_at.location_id;\n         lot_id := found_at.lot_id;\n         quantity := take;\n         return next;\n       end loop;\n       if rest > 0 then\n         if exists (select from location l join item i on i.id = need."itemId"\n             where l.id = need."locationId" and l.allow_negative and i.tracking = \'none\' and not reserve) then\n           item_id := need."itemId";\n           location_id := need."locationId";\n           lot_id := \'00000000-0000-0000-0000-000000000000\';\n           quantity := rest;\n           return next;\n         else\n           perform stock_shortage(need."itemId", need."locationId", need."lotId", need.quantity, need.quantity - rest);\n         end if;\n       end if;\n     end loop;\n   end $$',
    );
    this.addSql(
      'create trigger work_order_entry_is_kept before update or delete on work_order_entry\n     for each row execute function stock_facts_are_kept()',
    );
    this.addSql('create index work_report_reporters on work_report using gin (reporters)');
    this.addSql('create index work_report_times on work_report (started_at, ended_at) where started_at is not null');
    this.addSql(
      'alter table work_report add constraint work_report_corrects_fk foreign key (corrects_id) references work_report (id)',
    );
    this.addSql(
      'alter table work_report add constraint work_report_check check (good >= 0 and scrap >= 0 and rework >= 0)',
    );
    this.addSql(
      "create index purchase_order_open on purchase_order (plant_id, expected_on)\n     where state not in ('closed', 'cancelled', 'received')",
    );
    this.addSql(
      "create index requisition_open on requisition (plant_id) where state in ('draft', 'submitted', 'approved')",
    );
    this.addSql(
      "create unique index inspection_lot_source_unique on inspection_lot (source_id) where state <> 'cancelled'",
    );
    this.addSql(
      'create trigger inspection_reading_is_kept before update or delete on inspection_reading\n     for each row execute function stock_facts_are_kept()',
    );
    this.addSql(
      'create trigger inspection_defect_is_kept before update or delete on inspection_defect\n     for each row execute function stock_facts_are_kept()',
    );
    this.addSql(
      'create trigger inspection_judgement_is_kept before update or delete on inspection_judgement\n     for each row execute function stock_facts_are_kept()',
    );
    this.addSql(
      'create trigger disposition_is_kept before update or delete on disposition\n     for each row execute function stock_facts_are_kept()',
    );
    this.addSql(
      'create table instance_event (\n     instance_id uuid not null,\n     epoch int not null,\n     seq int not null,\n     at timestamptz not null,\n     type text not null,\n     actor text,\n     command_id uuid,\n     behaviour int not null,\n     event jsonb not null,\n     trace jsonb not null,\n     effects jsonb not null,\n     primary key (instance_id, epoch, seq)\n   ) partition by range (instance_id)',
    );
    this.addSql('create table instance_event_default partition of instance_event default');
    this.addSql(
      "create function instance_event_floor(month date) returns uuid language sql immutable as $$\n     select (lpad(to_hex((extract(epoch from month) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid\n   $$",
    );
    this.addSql(
      "create function ensure_instance_event_partition(month date) returns void language plpgsql as $$\n   declare\n     first date := date_trunc('month', month)::date;\n     name text := 'instance_event_' || to_char(first, 'YYYY_MM');\n   begin\n     -- Rows that came before their partition stay where they are.\n     if to_regclass(name) is null and not exists (select from instance_event_default where instance_id >= instance_event_floor(first)\n       and instance_id < instance_event_floor((first + interval '1 month')::date)) then\n       execute format('create table %I partition of instance_event for values from (%L) to (%L)', name,\n         instance_event_floor(first), instance_event_floor((first + interval '1 month')::date));\n     end if;\n   end $$",
    );
    this.addSql(
      'create function try_timestamptz(value text) returns timestamptz language plpgsql stable as $$\n   begin\n     return value::timestamptz;\n   exception when others then\n     return null;\n   end $$',
    );
    this.addSql(
      "create index task_inbox_assignee on task (assignee, (coalesce(due, 'infinity'::timestamptz)), id) where state in ('open', 'completing')",
    );
    this.addSql(
      "create index task_inbox_roles on task using gin ((candidate_groups || escalated_to)) where state in ('open', 'completing')",
    );
    this.addSql(
      "create index task_inbox_due on task ((coalesce(due, 'infinity'::timestamptz)), id) where state in ('open', 'completing')",
    );
    this.addSql("create index task_inbox_priority on task (priority, id) where state in ('open', 'completing')");
    this.addSql("create index task_inbox_created on task (created_at, id) where state in ('open', 'completing')");
    this.addSql("create index task_done on task (completed_by, ended_at, id) where state = 'completed'");
    this.addSql("create index task_unstaffed on task (created_at) where unstaffed and state = 'open'");
    this.addSql('create index task_key_prefix on task (lower(business_key) text_pattern_ops)');
    this.addSql('create index task_key_suffix on task (reverse(lower(business_key)) text_pattern_ops)');
    this.addSql('create index instance_key_prefix on instance (lower(business_key) text_pattern_ops)');
    this.addSql('create index instance_key_suffix on instance (reverse(lower(business_key)) text_pattern_ops)');
    this.addSql('create index instance_started on instance (started_at, id)');
    this.addSql(
      "create index instance_started_open on instance (started_at, id) where state in ('active', 'suspended', 'starting')",
    );
    this.addSql('create index instance_process_started on instance (process_key, started_at, id)');
    this.addSql(
      "create index visit_at_element on visit (element_id, since, instance_id) where state = 'waiting' and armed_for is null",
    );
    this.addSql("create index visit_slow on visit (since) where state = 'waiting' and slow");
    this.addSql("create index incident_of_instance on incident (instance_id) where state = 'open'");
    this.addSql("create index visit_waiting on visit (instance_id) where state = 'waiting'");
    this.addSql('create index subscription_open on subscription (name, correlation_key) where open');
    this.addSql('create index subscription_open_business_key on subscription (name, business_key) where open');
    this.addSql(
      "create index message_waiting on message (name, correlation_key) where state in ('buffered', 'assigned')",
    );
    this.addSql("create index message_due on message (next_attempt_at) where state = 'assigned'");
    this.addSql("create index command_running on command (next_attempt_at) where state = 'running'");
    this.addSql(
      "create index instance_open on instance (last_moved_at, id) where state in ('active', 'suspended', 'starting')",
    );
    this.addSql('create index instance_suspect on instance (id) where suspect');
    this.addSql('create index process_version_active on process_version (key, version desc) where active');
    this.addSql(
      "create unique index instance_one_open_per_message_key on instance (process_key, start_key)\n     where start_key is not null and state in ('starting', 'active', 'suspended')",
    );
  }
}
