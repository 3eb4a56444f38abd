/** The version both sides name in their first message; a server refuses one it does not speak. */
export const PROTOCOL_VERSION = 1;
