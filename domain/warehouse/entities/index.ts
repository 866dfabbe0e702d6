export { PutAway } from './put-away.ts';
