// Gives diagrams a layout: node tests/scenarios/layout.mjs FILES…
import { readFileSync, writeFileSync } from 'node:fs';
import { layoutProcess } from 'bpmn-auto-layout';

for (const file of process.argv.slice(2)) {
  const plain = readFileSync(file, 'utf8').replace(/<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>/g, '');
  writeFileSync(file, `${(await layoutProcess(plain)).trim()}\n`);
}
