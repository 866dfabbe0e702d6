import type { Drawing } from './drawing.ts';

interface Finding {
  severity: 'error' | 'warning' | 'info';
  elementId: string | null;
}

const TYPE = 'finding';
const RANK = { info: 0, warning: 1, error: 2 } as const;

/** Small marks on the elements that have findings; the worst counts, the text is on hover. */
export class FindingMarks {
  private readonly drawing: Drawing;

  constructor(drawing: Drawing) {
    this.drawing = drawing;
  }

  show<F extends Finding>(findings: readonly F[], textOf: (finding: F) => string): void {
    const overlays = this.drawing.get('overlays');
    overlays.remove({ type: TYPE });
    for (const [id, list] of byElement(findings)) {
      const shape = this.drawing.find(id);
      if (!shape?.parent) continue;
      const worst = list.reduce((a, b) => (RANK[b.severity] > RANK[a.severity] ? b : a));
      const html = document.createElement('div');
      html.className = `finding-mark ${worst.severity}`;
      html.textContent = list.length > 1 ? String(list.length) : '!';
      html.title = list.map(textOf).join('\n');
      html.addEventListener('click', () => this.drawing.show(id));
      const middle = shape.waypoints ? place(shape.waypoints) : null;
      overlays.add(shape, TYPE, {
        position: middle ? { left: middle.x, top: middle.y } : { top: -10, right: 10 },
        html,
        scale: { min: 0.9, max: 1.2 },
      });
    }
  }
}

function byElement<F extends Finding>(findings: readonly F[]): Map<string, F[]> {
  const map = new Map<string, F[]>();
  for (const finding of findings) {
    if (finding.elementId === null) continue;
    map.set(finding.elementId, [...(map.get(finding.elementId) ?? []), finding]);
  }
  return map;
}

/** Overlays of a connection are placed from the corner of its box. */
function place(waypoints: { x: number; y: number }[]): { x: number; y: number } {
  const left = Math.min(...waypoints.map((point) => point.x));
  const top = Math.min(...waypoints.map((point) => point.y));
  const at = Math.floor((waypoints.length - 1) / 2);
  const a = waypoints[at]!;
  const b = waypoints[at + 1] ?? a;
  return { x: (a.x + b.x) / 2 - left - 9, y: (a.y + b.y) / 2 - top - 9 };
}
