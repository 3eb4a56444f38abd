-- The list of conversations in its whole order, so that a page of it is read and not sorted.
DROP INDEX conversations_by_opened_at;
CREATE INDEX conversations_listed ON conversations (created_at DESC, id DESC) WHERE opened_at IS NOT NULL;
