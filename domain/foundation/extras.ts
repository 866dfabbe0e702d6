/** Sealed audit entries never change; unsealed ones only by being sealed. */
export const foundationExtras: readonly string[] = [
  `create function audit_entry_is_kept() returns trigger language plpgsql as $$
   begin
     if tg_op = 'DELETE' then
       raise exception 'audit entries are kept' using errcode = 'restrict_violation';
     end if;
     if old.position is not null or (to_jsonb(new) - 'position' - 'hash') <> (to_jsonb(old) - 'position' - 'hash') then
       raise exception 'audit entries do not change' using errcode = 'restrict_violation';
     end if;
     return new;
   end $$`,
  `create trigger audit_entry_is_kept before update or delete on audit_entry
   for each row execute function audit_entry_is_kept()`,
  `create index audit_entry_unsealed on audit_entry (xid, id) where position is null`,
];
