import { ENDPOINTS, type Endpoint } from '../../../protocol/endpoints.ts';

const ROWS: readonly Endpoint[] = Object.values(ENDPOINTS);

function isOf(row: Endpoint, method: string, path: string): boolean {
  const pattern = row.path.replaceAll(/:\w+/g, '[^/]+');
  return row.method === method && new RegExp(`^${pattern}$`).test(path);
}

/**
 * Checks that an answer has exactly the fields of its route's row. The Worker itself types its answers and does not parse
 * them. Refusals are not checked here.
 * @throws Error when it differs
 */
export async function requireAnswerOfRow(
  method: string,
  path: string,
  response: Response,
): Promise<Response> {
  const row = ROWS.find((candidate) => isOf(candidate, method, path.split('?')[0] ?? ''));
  if (row === undefined || !response.ok) return response;
  if (row.answer === null) {
    if (response.status !== 204) throw new Error(`${method} ${path} answers ${response.status}, not 204`);
  } else if (row.answer !== 'socket') {
    const fits = row.answer.safeParse(await response.clone().json());
    if (!fits.success) throw new Error(`${method} ${path} does not answer its row: ${fits.error.message}`);
  }
  return response;
}
