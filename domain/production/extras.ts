/** What entities cannot say: facts are kept, and the search for what somebody reported. */
export const productionExtras: readonly string[] = [
  `create trigger work_order_entry_is_kept before update or delete on work_order_entry
     for each row execute function stock_facts_are_kept()`,
  `create index work_report_reporters on work_report using gin (reporters)`,
  `create index work_report_times on work_report (started_at, ended_at) where started_at is not null`,
  `alter table work_report add constraint work_report_corrects_fk foreign key (corrects_id) references work_report (id)`,
  `alter table work_report add constraint work_report_check check (good >= 0 and scrap >= 0 and rework >= 0)`,
];
