import { Injectable, inject } from '@angular/core';
import type { z } from 'zod';
import type { LocalizedText } from '../../../../../../contracts/json.ts';
import type { WorkOrderState, workReportInput } from '../../../../../../contracts/production/vocabulary.ts';
import { Api } from '../../shared/util-http/api.ts';
import type { Page } from '../../shared/util-query/pages.ts';

export interface WorkOrderRow {
  id: string;
  code: string;
  plantId: string;
  item: string;
  itemName: LocalizedText;
  unit: string;
  line: string | null;
  lineName: LocalizedText | null;
  quantityPlanned: string;
  quantityGood: string;
  quantityScrap: string;
  quantityRework: string;
  quantityStored: string;
  state: WorkOrderState;
  priority: number;
  startAt: string | null;
  dueAt: string | null;
  createdAt: string;
  version: number;
}

export interface WorkOrderOperation {
  id: string;
  sequence: number;
  name: LocalizedText;
  line: string;
  state: 'waiting' | 'ready' | 'running' | 'done' | 'skipped' | 'blocked-by-quality';
  inspectionPoint: 'none' | 'first' | 'patrol' | 'final';
  reportPoint: boolean;
  final: boolean;
  instructions: string | null;
  good: string;
  scrap: string;
  rework: string;
  held: string;
}

export interface WorkOrderComponent {
  line: number;
  item: string;
  itemName: LocalizedText;
  unit: string;
  operation: number | null;
  issueMethod: string;
  required: string;
  consumed: string;
}

export interface WorkOrderDetail extends WorkOrderRow {
  overTolerancePercent: string;
  lotPolicy: string;
  remark: string | null;
  operations: WorkOrderOperation[];
  components: WorkOrderComponent[];
}

export interface WorkReportRow {
  id: string;
  code: string;
  workOrder: string;
  workOrderId: string;
  item: string;
  itemName: LocalizedText;
  unit: string;
  operation: number;
  operationName: LocalizedText;
  line: string;
  kind: string;
  good: string;
  scrap: string;
  rework: string;
  lot: string | null;
  state: 'submitted' | 'accepted' | 'reversed' | 'corrected';
  reporters: string[];
  reportedBy: string;
  eventTime: string;
  createdAt: string;
  version: number;
}

export interface SubmittedReport {
  reportId: string;
  reportCode: string;
  workOrderCode: string;
  operation: number;
  lotCode: string | null;
  accepted: boolean;
}

export type WorkReportInput = z.input<typeof workReportInput>;

const ORDERS = '/api/production/work-orders';
const REPORTS = '/api/production/work-reports';

/** Work orders and work reports. */
@Injectable({ providedIn: 'root' })
export class ProductionClient {
  private readonly api = inject(Api);

  openOrders(
    query: { line?: string | undefined; search?: string | undefined },
    signal?: AbortSignal,
  ): Promise<Page<WorkOrderRow>> {
    return this.api.get(ORDERS, { ...query, open: 'true', sort: 'dueAt', limit: 60 }, signal);
  }

  order(id: string, signal?: AbortSignal): Promise<WorkOrderDetail> {
    return this.api.get(`${ORDERS}/${id}`, undefined, signal);
  }

  async orderByCode(code: string): Promise<WorkOrderRow | null> {
    const page = await this.api.get<Page<WorkOrderRow>>(ORDERS, { search: code, limit: 20 });
    return page.items.find((order) => order.code === code) ?? null;
  }

  report(key: string, body: WorkReportInput): Promise<SubmittedReport> {
    return this.api.post(REPORTS, body, { key });
  }

  correctReport(key: string, id: string, body: { reason: string; values: WorkReportInput }): Promise<SubmittedReport> {
    return this.api.post(`${REPORTS}/${id}/correct`, body, { key });
  }

  reverseReport(key: string, id: string, reason: string): Promise<unknown> {
    return this.api.post(`${REPORTS}/${id}/reverse`, { reason }, { key });
  }
}
