import { counterTypes, noLot, usableTypes } from '../../contracts/inventory/vocabulary.ts';

const list = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/**
 * The ledger in the database: one function posts, one picks, one reserves. Locks are always taken in one order: real
 * locations by (item, location, lot), then counter locations by the same; so transactions wait, but never in a circle.
 * SQLSTATE MR001: not enough stock; MR002: lot missing or not wanted; MR003: a group of places holds no stock.
 */
export const inventoryExtras: readonly string[] = [
  `alter table location add constraint location_parent_fk foreign key (parent_id) references location (id)`,
  `alter table stock_move add constraint stock_move_check check (quantity > 0 and from_id <> to_id)`,
  `alter table stock_posting add constraint stock_posting_reverses_fk
     foreign key (reverses_id) references stock_posting (id)`,
  `create index stock_move_lot_index on stock_move (lot_id) where lot_id <> '${noLot}'`,
  `create index stock_reservation_active on stock_reservation (demand_id) where state = 'active'`,
  `create index stock_reservation_expiry on stock_reservation (expires_at) where state = 'active' and expires_at is not null`,
  `create function stock_facts_are_kept() returns trigger language plpgsql as $$
   begin
     raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
   end $$`,
  `create trigger stock_move_is_kept before update or delete on stock_move
     for each row execute function stock_facts_are_kept()`,
  `create trigger stock_posting_is_kept before update or delete on stock_posting
     for each row execute function stock_facts_are_kept()`,
  `create function stock_shortage(item uuid, place uuid, lot uuid, wanted numeric, available numeric)
   returns void language plpgsql as $$
   begin
     raise exception 'not enough stock' using errcode = 'MR001', detail = jsonb_build_object(
       'item', (select code from item i where i.id = $1),
       'location', coalesce((select code from location l where l.id = $2), '*'),
       'lot', (select code from lot where id = $3),
       'wanted', trim_scale(wanted)::text, 'available', trim_scale(available)::text)::text;
   end $$`,
  `create function post_stock(header jsonb, moves jsonb) returns void language plpgsql as $$
   declare
     now_posted timestamptz := (header->>'postedAt')::timestamptz;
     posting uuid := (header->>'id')::uuid;
     entry record;
     rest numeric;
     free boolean;
   begin
     insert into stock_posting (id, plant_id, kind, source_kind, source_id, source_code, reason, reverses_id,
         occurred_at, posted_at, posted_by, on_behalf_of)
     values (posting, (header->>'plantId')::uuid, header->>'kind', header->>'sourceKind',
         (header->>'sourceId')::uuid, header->>'sourceCode', header->>'reason', (header->>'reversesId')::uuid,
         (header->>'occurredAt')::timestamptz, now_posted, header->>'postedBy', header->>'onBehalfOf');
     insert into stock_move (posting_id, line, item_id, lot_id, from_id, to_id, quantity, posted_at)
     select posting, m.line, m."itemId", coalesce(m."lotId", '${noLot}'), m."fromId", m."toId", m.quantity, now_posted
     from jsonb_to_recordset(moves) as m(line int, "itemId" uuid, "lotId" uuid, "fromId" uuid, "toId" uuid,
       quantity numeric);
     for entry in
       select d.item_id, d.location_id, d.lot_id, sum(d.delta) as delta, sum(d.used) as used, l.plant_id,
         l.type in (${list(counterTypes)}) as counter, l.allow_negative, l.level, i.tracking
       from (
         select m."itemId" as item_id, m."fromId" as location_id, coalesce(m."lotId", '${noLot}') as lot_id,
           -m.quantity as delta, coalesce(m.reserved, 0) as used
         from jsonb_to_recordset(moves) as m("itemId" uuid, "lotId" uuid, "fromId" uuid, quantity numeric,
           reserved numeric)
         union all
         select m."itemId", m."toId", coalesce(m."lotId", '${noLot}'), m.quantity, 0
         from jsonb_to_recordset(moves) as m("itemId" uuid, "lotId" uuid, "toId" uuid, quantity numeric)
       ) d join location l on l.id = d.location_id join item i on i.id = d.item_id
       group by d.item_id, d.location_id, d.lot_id, l.plant_id, l.type, l.allow_negative, l.level, i.tracking
       order by counter, d.item_id, d.location_id, d.lot_id
     loop
       if (entry.tracking = 'lot') <> (entry.lot_id <> '${noLot}') then
         raise exception 'lot' using errcode = 'MR002', detail = jsonb_build_object(
           'item', (select code from item where id = entry.item_id), 'tracking', entry.tracking)::text;
       end if;
       if entry.level <> 'bin' then
         raise exception 'group' using errcode = 'MR003', detail = jsonb_build_object(
           'location', (select code from location where id = entry.location_id))::text;
       end if;
       free := entry.counter or entry.allow_negative;
       update stock_balance b set quantity = b.quantity + entry.delta, reserved = b.reserved - entry.used,
           changed_at = now_posted
       where b.item_id = entry.item_id and b.location_id = entry.location_id and b.lot_id = entry.lot_id
         and (free or b.quantity + entry.delta >= b.reserved - entry.used);
       if not found then
         select b.quantity - b.reserved into rest from stock_balance b
         where b.item_id = entry.item_id and b.location_id = entry.location_id and b.lot_id = entry.lot_id for update;
         if not free and (found or entry.delta < 0) then
           perform stock_shortage(entry.item_id, entry.location_id, entry.lot_id, -entry.delta - entry.used,
             coalesce(rest, 0));
         end if;
         insert into stock_balance (item_id, location_id, lot_id, plant_id, quantity, reserved, allow_negative, changed_at)
         values (entry.item_id, entry.location_id, entry.lot_id, entry.plant_id, entry.delta, 0, free, now_posted)
         on conflict (item_id, location_id, lot_id) do update
           set quantity = stock_balance.quantity + excluded.quantity, changed_at = now_posted;
       end if;
     end loop;
   end $$`,
  `create function usable_stock(plant uuid, item uuid, today date)
   returns table (location_id uuid, lot_id uuid, free numeric, expires_on date, since timestamptz)
   language sql stable as $$
     select b.location_id, b.lot_id, b.quantity - b.reserved, o.expires_on, o.created_at
     from stock_balance b join location l on l.id = b.location_id
       left join lot o on o.id = b.lot_id
     where b.item_id = item and b.plant_id = plant and l.active and l.type in (${list(usableTypes)})
       and (o.id is null or (o.status = 'released' and (o.expires_on is null or o.expires_on >= today)))
   $$`,
  // Locks every candidate in the common order, then takes what expires first, then what came first.
  `create function pick_stock(plant uuid, wanted jsonb, today date, reserve boolean)
   returns table (item_id uuid, location_id uuid, lot_id uuid, quantity numeric) language plpgsql as $$
   #variable_conflict use_column
   declare
     need record;
     found_at record;
     rest numeric;
     take numeric;
     held text[];
     taken jsonb := '{}';
     place text;
   begin
     -- Only what is locked here is taken: a row that fills up meanwhile would be locked out of order.
     held := array(select b.item_id::text || b.location_id::text || b.lot_id::text from stock_balance b
       join (select distinct w."itemId" from jsonb_to_recordset(wanted) as w("itemId" uuid)) w on w."itemId" = b.item_id
       join location l on l.id = b.location_id and l.plant_id = plant and l.type in (${list(usableTypes)})
     where b.quantity > 0
     order by b.item_id, b.location_id, b.lot_id for update of b);
     for need in
       select * from jsonb_to_recordset(wanted) as w("itemId" uuid, "locationId" uuid, "lotId" uuid, quantity numeric)
     loop
       rest := need.quantity;
       for found_at in
         select u.location_id, u.lot_id, u.free from usable_stock(plant, need."itemId", today) u
         where u.free > 0 and need."itemId"::text || u.location_id::text || u.lot_id::text = any (held)
           and (need."locationId" is null or u.location_id = need."locationId")
           and (need."lotId" is null or u.lot_id = need."lotId")
         order by u.expires_on nulls last, u.since, u.location_id, u.lot_id
       loop
         exit when rest <= 0;
         place := need."itemId"::text || found_at.location_id::text || found_at.lot_id::text;
         -- Earlier lines of the same call may have taken from here.
         take := least(rest, found_at.free - coalesce((taken->>place)::numeric, 0));
         continue when take <= 0;
         if not reserve then
           taken := taken || jsonb_build_object(place, coalesce((taken->>place)::numeric, 0) + take);
         end if;
         rest := rest - take;
         if reserve then
           update stock_balance b set reserved = b.reserved + take
           where b.item_id = need."itemId" and b.location_id = found_at.location_id and b.lot_id = found_at.lot_id;
         end if;
         item_id := need."itemId";
         location_id := found_at.location_id;
         lot_id := found_at.lot_id;
         quantity := take;
         return next;
       end loop;
       if rest > 0 then
         if exists (select from location l join item i on i.id = need."itemId"
             where l.id = need."locationId" and l.allow_negative and i.tracking = 'none' and not reserve) then
           item_id := need."itemId";
           location_id := need."locationId";
           lot_id := '${noLot}';
           quantity := rest;
           return next;
         else
           perform stock_shortage(need."itemId", need."locationId", need."lotId", need.quantity, need.quantity - rest);
         end if;
       end if;
     end loop;
   end $$`,
];
