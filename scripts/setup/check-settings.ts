import { settingProblems } from '../../platform/settings/load.ts';
import { giveUp } from './report.ts';

const problems = settingProblems();
if (problems.length > 0) {
  giveUp(`Settings are wrong:\n${problems.map((line) => `  ${line}`).join('\n')}`, 'All settings: docs/operations.md');
}
process.disconnect?.();
