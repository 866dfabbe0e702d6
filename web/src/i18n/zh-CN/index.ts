import common from './common.json';
import home from './home.json';
import inspector from './inspector.json';
import kinds from './kinds.json';
import modeling from './modeling.json';
import monitoring from './monitoring.json';
import production from './production.json';
import rules from './rules.json';
import session from './session.json';
import shell from './shell.json';
import tasks from './tasks.json';

export default {
  ...common,
  ...home,
  ...inspector,
  ...kinds,
  ...modeling,
  ...monitoring,
  ...production,
  ...rules,
  ...session,
  ...shell,
  ...tasks,
};
