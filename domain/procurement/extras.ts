/** What entities cannot say: the search for open quantities of an item. */
export const procurementExtras: readonly string[] = [
  `create index purchase_order_open on purchase_order (plant_id, expected_on)
     where state not in ('closed', 'cancelled', 'received')`,
  `create index requisition_open on requisition (plant_id) where state in ('draft', 'submitted', 'approved')`,
];
