/** Groups of nodes that can reach each other, and single nodes that reach themselves. */
export function cyclesOf<T>(nodes: Iterable<T>, next: (node: T) => Iterable<T>): T[][] {
  return componentsOf(nodes, next).filter((group) => group.length > 1 || [...next(group[0]!)].includes(group[0]!));
}

/**
 * Groups of nodes that can reach each other; a group comes after all that it leads to (Tarjan's algorithm, without
 * recursion).
 */
export function componentsOf<T>(nodes: Iterable<T>, next: (node: T) => Iterable<T>): T[][] {
  const number = new Map<T, number>();
  const low = new Map<T, number>();
  const stack: T[] = [];
  const onStack = new Set<T>();
  const groups: T[][] = [];
  const begin = (node: T): { node: T; left: Iterator<T> } => {
    number.set(node, number.size);
    low.set(node, number.get(node)!);
    stack.push(node);
    onStack.add(node);
    return { node, left: next(node)[Symbol.iterator]() };
  };
  const finish = (node: T): void => {
    if (low.get(node) !== number.get(node)) return;
    const group = stack.splice(stack.lastIndexOf(node));
    for (const one of group) onStack.delete(one);
    groups.push(group);
  };
  for (const first of nodes) {
    if (number.has(first)) continue;
    const open = [begin(first)];
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const { value, done } = top.left.next();
      if (done) {
        open.pop();
        const parent = open.at(-1)?.node;
        if (parent !== undefined) low.set(parent, Math.min(low.get(parent)!, low.get(top.node)!));
        finish(top.node);
      } else if (!number.has(value)) open.push(begin(value));
      else if (onStack.has(value)) low.set(top.node, Math.min(low.get(top.node)!, number.get(value)!));
    }
  }
  return groups;
}
