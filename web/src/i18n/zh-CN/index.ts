import admin from './admin.json';
import masterdata from './masterdata.json';
import common from './common.json';
import home from './home.json';
import inspector from './inspector.json';
import kinds from './kinds.json';
import modeling from './modeling.json';
import monitoring from './monitoring.json';
import procurement from './procurement.json';
import production from './production.json';
import quality from './quality.json';
import records from './records.json';
import rules from './rules.json';
import session from './session.json';
import shell from './shell.json';
import tasks from './tasks.json';
import warehouse from './warehouse.json';

export default {
  ...admin,
  ...masterdata,
  ...common,
  ...home,
  ...inspector,
  ...kinds,
  ...modeling,
  ...monitoring,
  ...procurement,
  ...production,
  ...quality,
  ...records,
  ...rules,
  ...session,
  ...shell,
  ...tasks,
  ...warehouse,
};
