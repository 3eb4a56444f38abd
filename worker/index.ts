export { ChatQueue } from './objects/chat-queue.ts';
export { ChatRoom } from './objects/chat-room.ts';
export default { async fetch() { return new Response('x'); } };
