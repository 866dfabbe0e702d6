import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import type { Genealogy, GenealogyEdge, GenealogyNode } from '../data/stock-types.ts';
import type { PlacedNode } from './genealogy-layout.ts';
import { layOut } from './genealogy-layout.ts';

const WIDTH = 190;
const GAP = 70;
const HEIGHT = 74;
const SPACE = 16;

/** Where a lot came from (left) and what became of it (right). */
@Component({
  selector: 'mr-genealogy-view',
  imports: [Icon, RouterLink],
  template: `
    <div class="scroll">
      <div class="board" [style.width.px]="size().width" [style.height.px]="size().height">
        <svg [attr.viewBox]="'0 0 ' + size().width + ' ' + size().height" aria-hidden="true">
          @for (line of lines(); track line.id) {
            <path [attr.d]="line.path" />
            <text [attr.x]="line.x" [attr.y]="line.y">{{ line.text }}</text>
          }
        </svg>
        @for (node of layout().nodes; track node.id) {
          <a
            class="node"
            [class]="node.kind"
            [class.here]="node.id === start()"
            [routerLink]="linkOf(node)"
            [style.left.px]="left(node)"
            [style.top.px]="top(node)"
          >
            <span class="row"
              ><mr-icon [name]="icons[node.kind]" [size]="14" /><strong class="ellipsis">{{ node.code }}</strong></span
            >
            <span class="ellipsis small">{{ i18n.text(node.itemName, node.item ?? '') }}</span>
            <span class="ellipsis small muted">{{ note(node) }}</span>
          </a>
        }
      </div>
    </div>
  `,
  styleUrl: './genealogy-view.scss',
})
export class GenealogyView {
  readonly genealogy = input.required<Genealogy>();
  readonly start = input.required<string>();
  protected readonly i18n = inject(I18n);
  protected readonly icons = { lot: 'tag', 'work-order': 'factory', receipt: 'truck' } as const;
  protected readonly layout = computed(() => layOut(this.genealogy(), this.start()));
  protected readonly size = computed(() => ({
    width: Math.max(1, this.layout().columns.length) * (WIDTH + GAP) - GAP + 2,
    height: this.layout().rows * (HEIGHT + SPACE) - SPACE + 2,
  }));
  protected readonly lines = computed(() => {
    const places = new Map(this.layout().nodes.map((node) => [node.id, node]));
    return this.genealogy().edges.flatMap((edge) => {
      const [from, to] = [places.get(edge.fromId), places.get(edge.toId)];
      return from && to ? [this.lineOf(edge, from, to)] : [];
    });
  });

  protected left(node: PlacedNode): number {
    return this.layout().columns.indexOf(node.column) * (WIDTH + GAP);
  }

  protected top(node: PlacedNode): number {
    return node.row * (HEIGHT + SPACE);
  }

  protected linkOf(node: GenealogyNode): string[] {
    if (node.kind === 'lot') return ['/stock/lots', node.id];
    return node.kind === 'work-order' ? ['/work-orders', node.id] : ['/purchasing/receipts', node.id];
  }

  protected note(node: GenealogyNode): string {
    const status = this.i18n.maybe(
      `lotStatuses.${node.status}`,
      this.i18n.maybe(`workOrders.states.${node.status}`, node.status),
    );
    return [node.quantity ? `${node.quantity} ${node.unit ?? ''}` : '', status, node.supplier ?? '']
      .filter(Boolean)
      .join(' · ');
  }

  private lineOf(
    edge: GenealogyEdge,
    from: PlacedNode,
    to: PlacedNode,
  ): { id: string; path: string; x: number; y: number; text: string } {
    const [x1, y1] = [this.left(from) + WIDTH, this.top(from) + HEIGHT / 2];
    const [x2, y2] = [this.left(to), this.top(to) + HEIGHT / 2];
    const bend = Math.max(24, Math.abs(x2 - x1) / 2);
    return {
      id: `${edge.fromId} ${edge.toId} ${edge.kind}`,
      path: `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`,
      x: (x1 + x2) / 2,
      y: (y1 + y2) / 2 - 5,
      text: edge.quantity,
    };
  }
}
