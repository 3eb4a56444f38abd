import { DurableObject } from 'cloudflare:workers';
import type { Bindings } from '../env.ts';
export class ChatQueue extends DurableObject<Bindings> {}
