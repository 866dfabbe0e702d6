import type { Finding } from '../../../../../../engine/model/process.ts';
import type { FindingView } from '../data/modeling-client.ts';

const RANK = { error: 0, warning: 1, info: 2 } as const;

/** The same rules as at publishing, run in the browser; worst first. */
export async function checkDrawing(xml: string): Promise<FindingView[]> {
  const { compile } = await import('../../../../../../engine/compile/index.ts');
  const { findings } = await compile(xml);
  return findings.map(plain).sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}

function plain(finding: Finding): FindingView {
  const { params, ...rest } = finding;
  return params === undefined ? rest : { ...rest, params };
}
