/** Trades the token of the start address for the session cookie; without a token asks whether the cookie is still good. */
export async function admitPage(origin: string, token: string | null): Promise<'ok' | 'lost' | 'refused'> {
  try {
    const response =
      token === null ? await fetch(`${origin}/session`) : await fetch(`${origin}/session`, tradeOf(token));
    if (response.ok) return 'ok';
    return response.status === 401 || response.status === 403 ? 'refused' : 'lost';
  } catch {
    return 'lost';
  }
}

const tradeOf = (token: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ token }),
});
