/**
 * Every bound on what crosses a wire, in one place. Zod-free: the visitor's download imports it.
 * Lengths are UTF-16 code units (`string.length`) unless the name says otherwise.
 */
export const LIMITS = {
  /** What a person can type in one message. The server only sees ciphertext, bounded by `envelopeChars`. */
  messageChars: 2_000,
  nicknameChars: 30,
  evaluationTextChars: 1_500,
  recordTextChars: 1_500,
  aliasChars: 30,
  /** Base64url of the largest padded plaintext (8 KiB) and the GCM tag, with room to spare. */
  envelopeChars: 11_200,
  /** Base64url of an HPKE encapsulated P-256 key, and of a sealed 32-byte key or a PKCS#8 private key. */
  sealedKeyChars: 700,
  publicKeyChars: 120,
  /** What a volunteer types to report a concern, and what a coordinator types in each field of an account. */
  concernTextChars: 1_500,
  accountTextMinChars: 20,
  accountTextChars: 1_500,
  /** Base64url of a padded account (8 KiB) and the GCM tag, with room to spare. */
  sealedTextChars: 11_200,
  /** A coordinator's private keys, wrapped. */
  keychainChars: 2_000,
  /** One WebSocket frame or one HTTP body, in bytes. */
  frameBytes: 16_384,
  /** A change of the settings, which may hold years of special days. */
  settingsBytes: 131_072,
  messagesPerWindow: 20,
  messageWindowMs: 10_000,
  /** Any frames (typing, receipts and messages together) per window; a client that sends more is closed. */
  framesPerWindow: 120,
  messagesPerConversation: 2_000,
  /** How many messages of the history one answer holds; who shows them asks for the next. */
  historyPage: 50,
  /**
   * Sockets that have not said a valid hello: how many one room keeps of visitors, and of each console's session apart. One more
   * closes the oldest of them.
   */
  unauthenticatedSockets: 8,
  /** Sockets of one console's session at the queue, with or without a hello: as many as somebody may have tabs. */
  queueSocketsPerSession: 8,
  helloTimeoutMs: 10_000,
} as const;
