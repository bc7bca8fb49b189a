/** The spot account stream: a signed subscription on the request socket. There is no listen key and no replay. */
import { z } from 'zod';
import { asStreamFailure, StreamFailure } from '../streamFailure.ts';
import { UserSession, type SessionParts } from '../userSession.ts';

const answerSchema = z.object({
  id: z.union([z.string(), z.int()]).transform(String),
  status: z.int(),
  error: z.object({ code: z.int(), msg: z.string() }).optional(),
});
type Answer = z.output<typeof answerSchema>;

const addressSchema = z.object({ ws: z.object({ 'ws-api': z.object({ spot: z.string() }) }) });
const REQUEST_ID = 'account-stream';

/** Opens a session. Throws StreamFailure; a refused subscription carries the venue's code. */
export async function openSpotSession(parts: SessionParts): Promise<UserSession> {
  const { exchange, timing, onMessage } = parts;
  const { promise: answer, resolve } = Promise.withResolvers<Answer>();
  const session = new UserSession({
    ...parts,
    onMessage: (message) => {
      const parsed = answerSchema.safeParse(message);
      if (parsed.success && parsed.data.id === REQUEST_ID) resolve(parsed.data);
      else onMessage(message);
    },
  });
  try {
    const socket = await session.dial(addressSchema.parse(exchange.pro.urls['api']).ws['ws-api'].spot);
    // Sent by ourselves: a refusal of ccxt's own request would leave a rejected promise that nobody holds.
    const params: unknown = exchange.pro.signParams({});
    socket.send({ id: REQUEST_ID, method: 'userDataStream.subscribe.signature', params });
    const late = setTimeout(() => session.end(`The subscription was not answered in time`), timing.answerMs);
    const given = await Promise.race([answer, session.ended]).finally(() => clearTimeout(late));
    if (typeof given === 'string') throw new StreamFailure(given);
    if (given.status !== 200) throw refusal(given);
    return session;
  } catch (error) {
    session.end('not opened');
    throw asStreamFailure(error);
  }
}

const refusal = ({ status, error }: Answer): StreamFailure =>
  new StreamFailure(
    `The subscription was refused: ${error?.msg ?? 'no reason given'} (${error?.code ?? `status ${status}`})`,
    String(error?.code ?? ''),
  );
