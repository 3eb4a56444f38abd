import type { TopicSetting } from '../../../protocol/content-settings.ts';
import type { ChosenTopic } from '../../../protocol/intake.ts';
import { CONVERSATION, TOPICS } from './conversation-texts.ts';

/** A topic as staff read it. */
type NamedTopic = { id: string; name: string; retired: boolean };

/** The topics of this helpline: those that came with the chat, until its settings are known and where they never are. */
let topics: readonly NamedTopic[] = Object.entries(TOPICS).map(([id, name]) => ({
  id,
  name,
  retired: false,
}));

/** Puts the organisation's own list in place. */
export function useTopics(own: readonly TopicSetting[]): void {
  topics = own.map(({ id, nl, retired }) => ({
    id,
    name: nl.charAt(0).toUpperCase() + nl.slice(1),
    retired,
  }));
}

/** In the order of the settings. Nobody is offered one that is retired. */
export const offeredTopics = (): readonly NamedTopic[] => topics.filter(({ retired }) => !retired);

/** What a topic is called, also one that is retired. */
export function topicName(id: string): string {
  return topics.find((topic) => topic.id === id)?.name ?? CONVERSATION.topicUnknown;
}

/** What was chosen, if anything was. */
export const topicOf = ({ topic, ownTopic }: ChosenTopic): string | null => ownTopic ?? topic ?? null;
