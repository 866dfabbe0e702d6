/** What entities cannot say: one active rule per scope, and the running numbers. */
export const masterdataExtras: readonly string[] = [
  `create unique index code_rule_active_unique on code_rule (plant_id, scope) where active`,
  `create unique index unit_conversion_unique on unit_conversion
     (plant_id, item_id, from_unit, to_unit) nulls not distinct`,
  `alter table unit_conversion add constraint unit_conversion_from_fk foreign key (from_unit) references unit (code)`,
  `alter table unit_conversion add constraint unit_conversion_to_fk foreign key (to_unit) references unit (code)`,
  `alter table unit_conversion add constraint unit_conversion_check
     check (numerator > 0 and denominator > 0 and from_unit <> to_unit)`,
  `alter table item add constraint item_unit_fk foreign key (unit) references unit (code)`,
  `alter table item add constraint item_quantities_check
     check (minimum_stock >= 0 and order_quantity > 0 and order_multiple > 0)`,
  `alter table bom add constraint bom_base_check check (base_quantity > 0)`,
  `alter table bom_line add constraint bom_line_check check (quantity > 0 and scrap_percent >= 0)`,
  // Without gaps the last number is kept in the row, which stays locked until the commit. Else numbers come from the
  // sequence of the rule; a series begins after what the sequence stood at when its first number was drawn.
  `create function next_code_number(rule uuid, name text, gapless boolean) returns bigint language plpgsql as $$
   declare
     drawn bigint;
     start bigint;
   begin
     if gapless then
       insert into code_series (rule_id, series, base) values (rule, name, 1)
       on conflict (rule_id, series) do update set base = code_series.base + 1 returning base into drawn;
       return drawn;
     end if;
     loop
       drawn := nextval(format('%I', 'code_rule_' || replace(rule::text, '-', ''))::regclass);
       select base into start from code_series where rule_id = rule and series = name;
       if not found then
         insert into code_series (rule_id, series, base) values (rule, name, drawn - 1) on conflict do nothing;
         select base into start from code_series where rule_id = rule and series = name;
       end if;
       -- Another transaction began the series with a higher number: draw again.
       if drawn > start then return drawn - start; end if;
     end loop;
   end $$`,
];
