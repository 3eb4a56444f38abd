/** Where the platform keeps things for the Worker: the database, and the bucket of keys. */
export type StorageBindings = {
  DB: D1Database;
  KEYS: R2Bucket;
};
