/** What the platform binds to the Worker: the database, the bucket of keys and the two kinds of objects. */
export type Bindings = {
  DB: D1Database;
  KEYS: R2Bucket;
  QUEUE: DurableObjectNamespace<import('../objects/queue/chat-queue.ts').ChatQueue>;
  ROOMS: DurableObjectNamespace<import('../objects/room/chat-room.ts').ChatRoom>;
};
