import type { Language } from '../../../protocol/languages.ts';
import { en } from './page-texts-en.ts';
import { nl, type PageTexts } from './page-texts.ts';

export const PAGE_TEXTS: Record<Language, PageTexts> = { nl, en };
