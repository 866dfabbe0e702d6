import common from './common.json';
import inspector from './inspector.json';
import kinds from './kinds.json';
import modeling from './modeling.json';
import monitoring from './monitoring.json';
import rules from './rules.json';
import session from './session.json';
import shell from './shell.json';
import tasks from './tasks.json';

export default {
  ...common,
  ...inspector,
  ...kinds,
  ...modeling,
  ...monitoring,
  ...rules,
  ...session,
  ...shell,
  ...tasks,
};
