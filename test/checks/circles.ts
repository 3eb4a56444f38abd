/** Which files a file imports. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/**
 * All circles, each once and as short as it can be: the path from a file back to itself. Of files that are tangled in
 * several ways the first circle is given; once it is cut, the next one shows.
 */
export function circlesIn(graph: Graph): string[][] {
  const circles: string[][] = [];
  const seen = new Set<string>();
  for (const file of graph.keys()) {
    if (seen.has(file)) continue;
    const circle = shortestWayBack(file, graph);
    if (circle === null) continue;
    circles.push(circle);
    for (const tangled of tangledWith(file, graph)) seen.add(tangled);
  }
  return circles;
}

/** All that a file imports and that imports it, through however many others. */
function tangledWith(file: string, graph: Graph): string[] {
  return [...reachable(file, graph)].filter((other) => reachable(other, graph).has(file));
}

function reachable(file: string, graph: Graph): Set<string> {
  const reached = new Set<string>();
  const next = [file];
  for (let at = next.pop(); at !== undefined; at = next.pop()) {
    for (const imported of graph.get(at) ?? []) {
      if (reached.has(imported)) continue;
      reached.add(imported);
      next.push(imported);
    }
  }
  return reached;
}

function shortestWayBack(file: string, graph: Graph): string[] | null {
  const ways = [[file]];
  const reached = new Set<string>();
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    for (const imported of graph.get(way.at(-1) ?? file) ?? []) {
      if (imported === file) return [...way, file];
      if (reached.has(imported)) continue;
      reached.add(imported);
      ways.push([...way, imported]);
    }
  }
  return null;
}
