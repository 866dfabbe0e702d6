import type { LotStatus } from '../../../../../../contracts/inventory/vocabulary.ts';
import type { LocalizedText } from '../../../../../../contracts/json.ts';
import type { PutAwayState } from '../../../../../../contracts/warehouse/vocabulary.ts';

interface Thing {
  id: string;
  item: string;
  itemName: LocalizedText;
  unit: string;
}

export interface StockByItemRow extends Thing {
  type: string;
  minimum: string | null;
  onHand: string;
  free: string;
  blocked: string;
  belowMinimum: boolean;
}

export interface StockRow extends Thing {
  location: string;
  locationName: LocalizedText;
  locationType: string;
  lot: string | null;
  lotId: string | null;
  lotStatus: LotStatus | null;
  expiresOn: string | null;
  quantity: string;
  reserved: string;
  available: string;
  changedAt: string;
}

export interface MoveRow extends Thing {
  postingId: string;
  kind: string;
  sourceKind: string | null;
  sourceCode: string | null;
  lot: string | null;
  from: string;
  to: string;
  quantity: string;
  reason: string | null;
  occurredAt: string;
  postedAt: string;
  postedBy: string;
  reversesId: string | null;
}

export interface LotRow extends Thing {
  code: string;
  status: LotStatus;
  statusReason: string | null;
  supplier: string | null;
  supplierLot: string | null;
  manufacturedOn: string | null;
  expiresOn: string | null;
  originKind: string;
  quantity: string;
  createdAt: string;
  version: number;
}

export interface LotDetail extends LotRow {
  stock: { location: string; locationName: LocalizedText; type: string; quantity: string; reserved: string }[];
}

export interface PutAwayRow extends Thing {
  code: string;
  sourceKind: string;
  sourceCode: string;
  workOrder: string | null;
  lot: string | null;
  quantity: string;
  from: string;
  suggestedLocation: string | null;
  places: { location: string; quantity: string }[];
  state: PutAwayState;
  confirmedBy: string | null;
  confirmedAt: string | null;
  createdAt: string;
  version: number;
}

export interface ReservationRow extends Thing {
  demandKind: string;
  demandCode: string;
  location: string;
  lot: string | null;
  quantity: string;
  state: string;
  expiresAt: string | null;
  createdAt: string;
}

export interface GenealogyNode {
  kind: 'lot' | 'work-order' | 'receipt';
  id: string;
  code: string;
  item: string | null;
  itemName: LocalizedText | null;
  quantity: string | null;
  unit: string | null;
  status: string;
  supplier: string | null;
  createdAt: string;
}

export interface GenealogyEdge {
  kind: string;
  fromKind: string;
  fromId: string;
  toKind: string;
  toId: string;
  quantity: string;
  at: string;
}

export interface Genealogy {
  nodes: GenealogyNode[];
  edges: GenealogyEdge[];
}
