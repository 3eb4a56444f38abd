import type { Context, Hono } from 'hono';
import type {
  AnswerOf,
  Audience,
  BodyOf,
  Endpoint,
  EndpointName,
  Endpoints,
} from '../../protocol/endpoints.ts';
import type { AppEnv, StaffEnv } from './app-env.ts';
import { readBody } from './body.ts';

/** A handler finds a session in its context if the row's audience has one; otherwise there is none to read. */
type EnvOf<E extends Endpoint> = E['audience'] extends 'assigned' | 'signedIn' | 'staff' | 'coordinator'
  ? StaffEnv
  : AppEnv;
type ReplyOf<E extends Endpoint> = E['answer'] extends 'socket'
  ? Response
  : E['answer'] extends null
    ? void
    : AnswerOf<E>;
export type Handler<E extends Endpoint> = (
  c: Context<EnvOf<E>, E['path']>,
  body: BodyOf<E>,
) => ReplyOf<E> | Promise<ReplyOf<E>>;

type NameFor<A extends Audience> = {
  [N in EndpointName]: Endpoints[N]['audience'] extends A ? N : never;
}[EndpointName];
/** The handlers of these rows. With `satisfies` the compiler refuses a row without one, and one without a row. */
export type Handlers<N extends EndpointName> = { [K in N]: Handler<Endpoints[K]> };
export type HandlersFor<A extends Audience> = Handlers<NameFor<A>>;

/** Refuses who may not ask for this row. @throws HttpError */
export type Admit = (c: Context<AppEnv>, row: Endpoint, name: EndpointName) => void | Promise<void>;

/** Serves each row by its handler: who may ask, then the body, then the answer. */
export function addEndpoints<Rows extends Readonly<Record<string, Endpoint>>>(
  app: Hono<AppEnv>,
  rows: Rows,
  handlers: { [N in keyof Rows]: Handler<Rows[N]> },
  admit: Admit,
): void {
  for (const [name, row] of Object.entries(rows)) {
    // The parameter's type pairs each row with its handler; the compiler does not follow the pairs through a loop.
    const handler = handlers[name] as unknown as (c: Context<AppEnv>, body: unknown) => unknown;
    app.on(row.method, row.path, async (c) => {
      await admit(c, row, name as EndpointName);
      const answer = await handler(c, row.body === null ? undefined : await readBody(c, row.body));
      if (answer instanceof Response) return answer;
      return row.answer === null ? c.body(null, 204) : c.json(answer as object);
    });
  }
}
