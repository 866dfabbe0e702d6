/** What entities cannot say: one inspection at a time for a source; facts are kept. */
export const qualityExtras: readonly string[] = [
  `create unique index inspection_lot_source_unique on inspection_lot (source_id) where state <> 'cancelled'`,
  ...['inspection_reading', 'inspection_defect', 'inspection_judgement', 'disposition'].map(
    (table) => `create trigger ${table}_is_kept before update or delete on ${table}
     for each row execute function stock_facts_are_kept()`,
  ),
];
