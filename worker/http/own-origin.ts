/**
 * Whether a write or a socket comes from one of our own pages. `Origin` must match exactly; a browser that says
 * `same-site` is refused too, since a neighbouring subdomain (or another port of localhost) gets our cookies.
 */
export function requireOwnOrigin(request: Request, allowedOrigins: readonly string[]): boolean {
  const origin = request.headers.get('Origin');
  if (origin === null || !allowedOrigins.includes(origin)) return false;
  const site = request.headers.get('Sec-Fetch-Site');
  return site === null || site === 'same-origin';
}
