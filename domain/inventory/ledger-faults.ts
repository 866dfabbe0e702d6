import { inventoryFault } from '../../contracts/inventory/errors.ts';

interface DatabaseError {
  code?: string;
  detail?: string;
}

/** Runs SQL of the ledger; what it refuses comes out as a Fault with the names in it. */
export async function asLedger<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw faultOf(error as DatabaseError) ?? error;
  }
}

function faultOf(error: DatabaseError): Error | undefined {
  if (error.code === '23505' && error.detail?.includes('(reverses_id)')) return inventoryFault('already-reversed');
  if (!error.code?.startsWith('MR')) return undefined;
  const facts = JSON.parse(error.detail ?? '{}') as Record<string, string | null>;
  if (error.code === 'MR001') return shortage(facts);
  if (error.code === 'MR003')
    return inventoryFault('wrong-location', { detail: `${facts['location']} is a group of places, not a bin` });
  const code = facts['tracking'] === 'lot' ? 'lot-required' : 'lot-not-allowed';
  return inventoryFault(code, { detail: `item ${facts['item']}: tracking is ${facts['tracking']}` });
}

function shortage(facts: Record<string, string | null>): Error {
  const lot = facts['lot'] ? `, lot ${facts['lot']}` : '';
  return inventoryFault('INSUFFICIENT_STOCK', {
    detail: `not enough ${facts['item']}${lot} at ${facts['location']}: ${facts['wanted']} needed, ${facts['available']} available`,
    params: {
      item: facts['item'] ?? '',
      location: facts['location'] ?? '',
      wanted: facts['wanted'] ?? '',
      available: facts['available'] ?? '',
    },
  });
}
