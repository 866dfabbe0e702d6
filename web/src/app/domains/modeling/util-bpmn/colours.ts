/** Lines and fills of diagrams follow the theme; exported pictures get fixed colours. */
export const diagramColours = {
  fill: 'var(--diagram-fill)',
  stroke: 'var(--diagram-stroke)',
  label: 'var(--diagram-stroke)',
} as const;

const fixed: Record<string, string> = {
  'var(--diagram-fill)': '#ffffff',
  'var(--diagram-stroke)': '#1b2a33',
};

export function withFixedColours(svg: string): string {
  return Object.entries(fixed).reduce((text, [name, colour]) => text.replaceAll(name, colour), svg);
}

/** Text is measured before it is drawn, so the font must be its real name, not a variable. */
export function rendererConfig(): object {
  const fontFamily = getComputedStyle(document.documentElement).getPropertyValue('--font').trim() || 'sans-serif';
  return {
    bpmnRenderer: {
      defaultFillColor: diagramColours.fill,
      defaultStrokeColor: diagramColours.stroke,
      defaultLabelColor: diagramColours.label,
    },
    textRenderer: { defaultStyle: { fontFamily, fontSize: 12 }, externalStyle: { fontSize: 12 } },
  };
}
