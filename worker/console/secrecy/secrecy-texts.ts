/** The statement of secrecy, for whoever is asked to accept it. */
export const SECRECY = {
  title: 'Geheimhouding',
  first:
    'Bezoekers vertellen ons wat ze nergens anders kwijt kunnen. Daarom beloof je eerst dit. Lees het rustig door.',
  again: 'De tekst is veranderd. Daarom vragen we het je nog een keer.',
  draft: 'Deze tekst is een concept. Je coördinator kan hem aanpassen.',
  version: (n: number, since: string) => `Versie ${n}, van ${since}`,
  kept: 'We bewaren dat jij dit beloofde, welke versie het was en wanneer.',
  accept: 'Dit beloof ik',
  questions: 'Heb je een vraag over deze tekst? Bel dan eerst je coördinator.',
  newer: 'Er is net een nieuwe versie gekomen. Lees die hieronder.',
} as const;
