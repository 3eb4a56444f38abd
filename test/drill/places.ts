/* What is in every place in which something about a conversation is stored. The words are those of `docs/privacy.md`. */

/** Our storage, and the disks of the two devices. */
export type Where =
  | 'database'
  | 'kluis'
  | 'gespreksruimte'
  | 'wachtrij'
  | 'tellingen'
  | 'bezoeker'
  | 'vrijwilliger';

export type Place = {
  where: Where;
  /** Columns as `table.column`, fields as `entry.field`, objects by their name. */
  places: RegExp;
  what: string;
  /** Whether whoever has a copy can read it without a key. `exact`: it says moments to the millisecond. */
  readable: 'ja' | 'ja, per kwartier' | 'ja, precies' | 'ja, met de kluis erbij' | 'nee';
};

export const isOnDisk = (where: Where): boolean => where === 'bezoeker' || where === 'vrijwilliger';

export const PLACES: readonly Place[] = [
  {
    where: 'database',
    places: /^(conversations\.id|(?!audit_log)\w+\.conversation_id|messages\.client_id)$/,
    what: 'willekeurige nummers van het gesprek en van de berichten',
    readable: 'ja',
  },
  {
    where: 'database',
    places: /^conversations\.resume_hash$/,
    what: 'een hash van het recht om terug te komen, om het gesprek te kunnen wissen',
    readable: 'ja',
  },
  {
    where: 'database',
    places: /^conversations\.(created|opened|ended|archived|erase)_at$/,
    what: 'begin, einde en wisdatum van het gesprek',
    readable: 'ja, per kwartier',
  },
  {
    where: 'database',
    places: /^conversations\.(language|site)$/,
    what: 'de taal, en op welke website de chat stond',
    readable: 'ja',
  },
  {
    where: 'database',
    places: /^(conversations|contact_records)\.volunteer_id$/,
    what: 'welke vrijwilliger het gesprek had',
    readable: 'ja',
  },
  {
    where: 'database',
    places: /^conversations\.ended_by$/,
    what: 'wie het gesprek beëindigde',
    readable: 'ja',
  },
  {
    where: 'database',
    places: /^(conversations\.(visitor|volunteer)_messages|messages\.(seq|role)|end_markers\.role)$/,
    what: 'hoeveel berichten elk schreef, en in welke volgorde',
    readable: 'ja',
  },
  {
    where: 'database',
    places: /^conversations\.(hold_until|wipe_at)$/,
    what: 'tot wanneer het gesprek niet of juist wel wordt gewist',
    readable: 'ja, precies',
  },
  {
    where: 'database',
    places: /^contact_records\.(heavy|wants_discussion)$/,
    what: 'of het gesprek zwaar was voor de vrijwilliger, en of die het wil nabespreken',
    readable: 'ja',
  },
  {
    where: 'database',
    places: /^conversations\.review_key_id$/,
    what: 'met welke leessleutel de sleutel van het gesprek is versleuteld',
    readable: 'ja',
  },
  {
    where: 'database',
    places: /^messages\.envelope$/,
    what: 'elk bericht, met de tijd',
    readable: 'nee',
  },
  {
    where: 'database',
    places: /^intakes\.envelope$/,
    what: 'de schuilnaam, en wat de bezoeker vooraf invulde',
    readable: 'nee',
  },
  {
    where: 'database',
    places: /^evaluations\.envelope$/,
    what: 'de evaluatie: wat de bezoeker koos en schreef',
    readable: 'nee',
  },
  {
    where: 'database',
    places: /^contact_records\.envelope$/,
    what: 'de registratie: het onderwerp en wat de vrijwilliger schreef',
    readable: 'nee',
  },
  {
    where: 'database',
    places: /^end_markers\.envelope$/,
    what: 'hoeveel berichten er aan het eind waren, volgens elk van beiden',
    readable: 'nee',
  },
  {
    where: 'database',
    places: /^shares\.(id|volunteer_id|kind|until|ended_at|made_by|awaiting|seen|maker_seen)$/,
    what: 'wie het gesprek met wie deelde, waarvoor, tot wanneer, en tot waar ze het lazen',
    readable: 'ja, precies',
  },
  {
    where: 'database',
    places: /^comments\.(n|id|volunteer_id)$/,
    what: 'wie opmerkingen bij het gesprek schreef, en hoeveel',
    readable: 'ja',
  },
  {
    where: 'database',
    places: /^comments\.envelope$/,
    what: 'elke opmerking, met de tijd en bij welk bericht ze hoort',
    readable: 'nee',
  },
  {
    where: 'database',
    places: /^audit_log\./,
    what: 'in het logboek: wie het gesprek las, deelde of gedeeld kreeg, wanneer en waarom',
    readable: 'ja, precies',
  },
  {
    where: 'kluis',
    places: /^shares\/<id>\/[\w-]+\.sealed$/,
    what: 'de sleutel van het gesprek, versleuteld voor één collega met wie het is gedeeld',
    readable: 'nee',
  },
  {
    where: 'kluis',
    places: /^shares\/<id>\/[\w-]+\.v$/,
    what: 'dat het gesprek is gedeeld',
    readable: 'ja',
  },
  {
    where: 'kluis',
    places: /^conversations\/<id>\.copies\[\]\.sealed$/,
    what: 'de sleutel van het gesprek, versleuteld met de leessleutel van de coördinatoren',
    readable: 'nee',
  },
  {
    where: 'kluis',
    places: /^conversations\/<id>\.(v|copies\[\]\.(by|generation))$/,
    what: 'wie een kopie van die sleutel achterliet: de bezoeker of de vrijwilliger',
    readable: 'ja',
  },
  {
    where: 'kluis',
    places: /^(console-)?halves\/<id>$/,
    what: 'onze helft van de sleutels waarmee de twee apparaten iets bewaren: willekeurige tekens',
    readable: 'ja',
  },
  {
    where: 'gespreksruimte',
    places: /^conversation\.\w+AtMs$|^conversation\.(times|place)\..*Ms$|^conversation\.\w+SinceMs$/,
    what: 'wanneer het gesprek begon en wie wanneer even weg was',
    readable: 'ja, precies',
  },
  {
    where: 'gespreksruimte',
    places: /^messages\.sent_at$/,
    what: 'wanneer elk bericht kwam',
    readable: 'ja, per kwartier',
  },
  {
    where: 'gespreksruimte',
    places: /^(messages\.(seq|role|client_id)|conversation\.(wrote|received)\.\w+|conversation\.seen)$/,
    what: 'hoeveel berichten elk schreef, in welke volgorde, en welke zijn aangekomen en gezien',
    readable: 'ja',
  },
  {
    where: 'gespreksruimte',
    places: /^conversation\.(assignment\.\w+|talkers\[\]\.\w+)$/,
    what: 'welke vrijwilliger het gesprek heeft, met de schuilnaam van die vrijwilliger',
    readable: 'ja',
  },
  {
    where: 'gespreksruimte',
    places: /^messages\.envelope$/,
    what: 'elk bericht, met de tijd',
    readable: 'nee',
  },
  {
    where: 'gespreksruimte',
    places: /^intake$/,
    what: 'de schuilnaam, en wat de bezoeker vooraf invulde',
    readable: 'nee',
  },
  {
    where: 'gespreksruimte',
    places: /^evaluation\.text$/,
    what: 'de evaluatie, tot die in de database staat',
    readable: 'nee',
  },
  {
    where: 'gespreksruimte',
    places: /^endMarker\.\w+$/,
    what: 'hoeveel berichten er aan het eind waren, volgens elk van beiden',
    readable: 'nee',
  },
  {
    where: 'gespreksruimte',
    places: /^(conversation|outbox)\./,
    what: 'hoe het gesprek ervoor staat, en wat nog bezorgd moet worden',
    readable: 'ja, precies',
  },
  {
    where: 'wachtrij',
    places: /./,
    what: 'de plaats in de rij, sinds wanneer, en welke vrijwilliger het gesprek kreeg',
    readable: 'ja, precies',
  },
  {
    where: 'tellingen',
    places: /^tallies\/\w+\/<datum>\.(ids\[\]|counts\.\w+\.\w+)$/,
    what: 'hoe vaak een antwoord die dag is gekozen, van alle gesprekken samen',
    readable: 'ja',
  },
  {
    where: 'bezoeker',
    places: /^origin$/,
    what: 'dat de browser op deze site is geweest',
    readable: 'ja, precies',
  },
  {
    where: 'bezoeker',
    places: /^ticket\.\w+$/,
    what: 'het nummer van het gesprek, het recht om terug te komen, en de eigen helft van de sleutel',
    readable: 'ja',
  },
  {
    where: 'bezoeker',
    places: /^sealed$/,
    what: 'de sleutel van het gesprek, de schuilnaam, de vragen vooraf en wat nog niet is verstuurd',
    readable: 'nee',
  },
  {
    where: 'bezoeker',
    places: /^opened$/,
    what: 'hetzelfde, voor wie op dat moment ook onze helft heeft',
    readable: 'ja, met de kluis erbij',
  },
  {
    where: 'vrijwilliger',
    places: /^origin$/,
    what: 'dat de browser op deze site is geweest',
    readable: 'ja, precies',
  },
  {
    where: 'vrijwilliger',
    places: /^(roomId|half)$/,
    what: 'het nummer van het gesprek, en de eigen helft van de sleutel',
    readable: 'ja',
  },
  {
    where: 'vrijwilliger',
    places: /^staffKey$/,
    what: 'de sleutel van het postvak, als de passkey die niet kan bewaren',
    readable: 'ja',
  },
  {
    where: 'vrijwilliger',
    places: /^sealed$/,
    what: 'de sleutel van wie is ingelogd, en wat nog niet is verstuurd of opgeslagen',
    readable: 'nee',
  },
  {
    where: 'vrijwilliger',
    places: /^opened$/,
    what: 'hetzelfde, voor wie op dat moment ook onze helft heeft',
    readable: 'ja, met de kluis erbij',
  },
];
