import type { Diagram } from './diagram-types.ts';

interface Finger {
  x: number;
  y: number;
}

/** One finger moves the diagram, two zoom it; the drawing tools know the mouse only. Returns how to stop. */
export function followTouches(place: HTMLElement, diagram: Diagram): () => void {
  const fingers = new Map<number, Finger>();
  place.style.touchAction = 'none';

  const down = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  };
  const up = (event: PointerEvent): void => void fingers.delete(event.pointerId);
  const move = (event: PointerEvent): void => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    const canvas = diagram.get('canvas');
    if (fingers.size === 1) canvas.scroll({ dx: now.x - before.x, dy: now.y - before.y });
    if (fingers.size === 2) {
      const other = [...fingers].find(([id]) => id !== event.pointerId)![1];
      const factor = distance(now, other) / Math.max(1, distance(before, other));
      const box = place.getBoundingClientRect();
      const centre = { x: (now.x + other.x) / 2 - box.left, y: (now.y + other.y) / 2 - box.top };
      canvas.zoom(Math.min(4, Math.max(0.2, canvas.zoom() * factor)), centre);
    }
    fingers.set(event.pointerId, now);
  };

  place.addEventListener('pointerdown', down);
  place.addEventListener('pointermove', move);
  for (const name of ['pointerup', 'pointercancel', 'pointerleave'] as const) place.addEventListener(name, up);
  return () => {
    place.removeEventListener('pointerdown', down);
    place.removeEventListener('pointermove', move);
    for (const name of ['pointerup', 'pointercancel', 'pointerleave'] as const) place.removeEventListener(name, up);
  };
}

function distance(a: Finger, b: Finger): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
