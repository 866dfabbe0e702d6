import type { LocalizedText } from '../../../../../../contracts/json.ts';
import type { CharacteristicInput, InspectionLotState, Stage } from '../../../../../../contracts/quality/vocabulary.ts';

export interface InspectionLotRow {
  id: string;
  code: string;
  plantId: string;
  stage: Stage;
  plan: string | null;
  planName: LocalizedText | null;
  item: string;
  itemName: LocalizedText;
  unit: string;
  lot: string | null;
  line: string | null;
  sourceKind: string;
  sourceCode: string;
  quantity: string;
  mode: string;
  sampleSize: number | null;
  accepted: string;
  rejected: string;
  pending: string;
  conceded: string;
  state: InspectionLotState;
  reporters: string[];
  inspectedBy: string | null;
  judgedBy: string | null;
  judgedAt: string | null;
  createdAt: string;
  version: number;
}

export interface Reading {
  characteristic: number;
  sample: number;
  value: string | null;
  text: string | null;
  ok: boolean | null;
  instrument: string | null;
  readBy: string;
  readAt: string;
}

export interface InspectionLotDetail extends InspectionLotRow {
  characteristics: CharacteristicInput[];
  severity: string | null;
  proposal: { accepted?: string; rejected?: string } | null;
  readings: Reading[];
  defects: {
    reason: string | null;
    reasonName: LocalizedText | null;
    class: string;
    quantity: number;
    remark: string | null;
  }[];
  judgements: { accepted: string; rejected: string; reason: string | null; judgedBy: string; judgedAt: string }[];
  nonconformances: { id: string; code: string; state: string; quantity: string; decided: string }[];
}

export interface NonconformanceRow {
  id: string;
  code: string;
  inspectionLot: string;
  inspectionLotId: string;
  sourceKind: string;
  sourceCode: string;
  item: string;
  itemName: LocalizedText;
  unit: string;
  lot: string | null;
  quantity: string;
  decided: string;
  reason: string | null;
  reasonName: LocalizedText | null;
  state: string;
  createdAt: string;
  createdBy: string;
  version: number;
}

export interface NonconformanceDetail extends NonconformanceRow {
  description: string | null;
  dispositions: { kind: string; quantity: string; reason: string | null; decidedBy: string; decidedAt: string }[];
}

export const LOTS = '/api/quality/inspection-lots';
export const NONCONFORMANCES = '/api/quality/nonconformances';
