import { readXml } from '../../xml/read.ts';
import { isDmn } from './dmn.ts';

/** Whether a file is DMN, by its outermost element. */
export function isDmnFile(xml: string | Uint8Array): boolean {
  const reading = readXml(xml);
  return 'document' in reading && isDmn(reading.document.root, 'definitions');
}
