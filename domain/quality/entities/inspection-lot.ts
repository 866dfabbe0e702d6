import { defineEntity, p } from '@mikro-orm/postgresql';
import type {
  CharacteristicInput,
  InspectionLotState,
  InspectionMode,
  Stage,
} from '../../../contracts/quality/vocabulary.ts';
import { column, recordColumns } from '../../foundation/index.ts';
import { Lot } from '../../inventory/index.ts';
import { Item, Line, Plant } from '../../masterdata/index.ts';
import type { ClassPlan } from '../inspection-rule.ts';
import { InspectionPlan } from './inspection-plan.ts';

/** A quantity that is inspected and judged. accepted + rejected + pending = quantity, always. */
export const InspectionLot = defineEntity({
  name: 'InspectionLot',
  tableName: 'inspection_lot',
  indexes: [
    { properties: ['plantId', 'state'] },
    { properties: ['sourceId'] },
    { properties: ['lotId'] },
    { properties: ['createdAt', 'id'] },
  ],
  checks: [
    {
      name: 'inspection_lot_check',
      expression:
        'quantity > 0 and accepted >= 0 and rejected >= 0 and accepted + rejected <= quantity and conceded <= rejected',
    },
  ],
  properties: {
    ...recordColumns,
    plantId: () => p.manyToOne(Plant).mapToPk().joinColumn('plant_id'),
    lineId: () => p.manyToOne(Line).mapToPk().joinColumn('line_id').nullable(),
    departmentId: p.uuid().nullable(),
    code: column.code().unique(),
    stage: column.word<Stage>(),
    planId: () => p.manyToOne(InspectionPlan).mapToPk().joinColumn('plan_id').nullable(),
    itemId: () => p.manyToOne(Item).mapToPk().joinColumn('item_id'),
    unit: p.string().length(20),
    lotId: () => p.manyToOne(Lot).mapToPk().joinColumn('lot_id').nullable(),
    sourceKind: column.word<'work-report' | 'receipt-line'>(),
    sourceId: p.uuid(),
    sourceCode: p.string().length(60),
    quantity: column.quantity(),
    mode: column.word<InspectionMode>(),
    sampleSize: p.integer(),
    classes: p.json().$type<ClassPlan[]>(),
    characteristics: p.json().$type<CharacteristicInput[]>(),
    severity: column.word<'normal'>(),
    state: column.word<InspectionLotState>(),
    accepted: column.quantity(),
    rejected: column.quantity(),
    /** Rejected, and accepted all the same by concession. */
    conceded: column.quantity(),
    /** Everybody who reported it: nobody of them judges it. */
    reporters: column.texts(),
    inspectedBy: column.user().nullable(),
    /** What the inspector entered as the judgement, until it is made. */
    proposal: p
      .json()
      .$type<{ accepted: string; rejected: string; sorted: boolean; reason?: string | undefined }>()
      .nullable(),
    judgedBy: column.user().nullable(),
    judgedAt: p.datetime(6).nullable(),
  },
});
