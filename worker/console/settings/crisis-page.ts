/** The page of what helps a volunteer in danger, which other pages lead to. */
export const CRISIS_CARD = { slug: 'crisiskaart', name: 'Crisiskaart en achterwacht' } as const;
