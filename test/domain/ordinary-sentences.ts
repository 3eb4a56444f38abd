/**
 * Ordinary sentences of emotional chats, one a line: with times, doses, amounts, ages, school classes, bus lines,
 * anniversaries and half-finished words. None of them may raise a question.
 */
export const ORDINARY: readonly string[] = `
Hoi
ik weet niet zo goed waar ik moet beginnen
Ik voel me al weken zo alleen.
mijn moeder is 3 weken geleden overleden
Ik ben 34 en woon alleen
ben 17
ik was 6 toen mijn ouders gingen scheiden
Sinds 2019 gaat het bergafwaarts
in 2019 en 2020 was het het ergst
tussen 1995 en 2003 woonde ik in Groningen
van 2015 op 2016 ben ik opgenomen geweest
Ik slaap pas om 4 uur
om 06.30 gaat de wekker en dan lig ik al uren wakker
ik sta om 06:15 op en om 22:00 lig ik in bed
van 9 tot 5 zit ik op kantoor
de dienst is van 06.30-14.30
ik werk 24/7 lijkt het wel
112 gebeld vannacht
moet ik 112 bellen?
ik heb 113 al een keer gechat
0800-0113 heb ik gebeld maar ik durfde niks te zeggen
ik kreeg het nummer 0800 0432 van school
0800-2000 was in gesprek
heb 0900-1450 geprobeerd, stond 20 min in de wacht
De Luisterlijn 088 0767 000 was bezet
ik slik 20 mg citalopram
2x daags 50 mg sertraline en 1 mg lorazepam
sertraline 100 mg, was 50 mg
ze hebben de dosis van 37,5 naar 75 mg verhoogd
gisteren heb ik 10 oxazepam genomen, gelukkig lang geleden
ik heb 1200 euro schuld
de huur is 1.150,- per maand
schuld van €12.500 bij de belasting
we hebben 250000 euro hypotheek
ze wil 1000 of 1200 euro van me
ik ben 30 kilo afgevallen
ik weeg 48,5 kg en ben 1.72
bmi van 16.2
de 2e keer dat ik hier chat
het is nu de 3e dag zonder slaap
op 12 maart 2026 heb ik een afspraak bij de psycholoog
mijn afspraak is 03-12-2026 om 10.30
Volgende week dinsdag 14-10 moet ik naar de huisarts
op 3 april is het een jaar geleden
mijn vader overleed op 3 april 2009
Op 17 juli 2014 zijn vrienden van ons omgekomen bij de ramp
we zijn getrouwd op 12-05-1998
sinds 1 januari 2012 ben ik gescheiden
Hij is overleden op 23-11-2003 en ik mis hem nog elke dag
kerst 2011 was de laatste keer dat ik haar zag
in maart 1987 verhuisden we
Ik ben van 1987
geboren in 1962, dus niet meer de jongste
ik ben geboren in augustus
ik word 12 maart 40
ik woon in een straat waar niemand elkaar groet
op straat word ik nagekeken
ik loop over straat en voel me onzichtbaar
onze straat is zo stil
ik heb 3 jaar op straat geleefd
op straat 3 jongens die me uitlachten
in mijn straat 2 mensen met corona gehad
hij ging weg 5 minuten later
ik ben al onderweg 10 min
de snelweg 2 uur in de file en alleen maar huilen
het schoolplein 3 keer per dag was een hel
in de supermarkt 2 keer een paniekaanval
ik zit op kamer 12 van de afdeling
kamer 12, bed 3
afdeling 4b is gesloten
bus 12 was te laat en ik stond te huilen
lijn 4 zit altijd vol met mensen
spoor 5b
station lelylaan voel ik me niet veilig
ik heb 4 huisgenoten maar spreek niemand
huisgenoot 1 negeert me en huisgenoot 2 ook
ik woon op 3 hoog
ik woon hier nu 12 jaar
ik woon in Utrecht 3 jaar nu
wij wonen met 6 mensen in huis
ik woon in een rijtjeshuis met 2 katten
In de kerk zat niemand naast me
bij ons in de laan praten ze over mij
ik liep 5 rondjes door het park 2 keer per dag
op het kerkhof 2 uur gezeten
Ik ken de weg niet meer
een lange weg 3 jaar therapie
vroeger woonde ik aan de gracht
mijn oma woonde in de Kerkstraat
In de Kerkstraat 3 weken geleden werd ik nageroepen
we hebben elkaar ontmoet op de Zeedijk
mijn cijfer was een 4,5
ik haalde een 6- voor wiskunde
groep 8 was ook al rot
in 4 havo ben ik blijven zitten
klas 2b
op een schaal van 1 tot 10 een 2
ik zou het een 3 geven
3-0 verloren ook nog haha
ik tel altijd tot tien
een, twee, drie, vier, en dan uitademen
1 2 3 4 5 6 7 8 9 10 en dan rustig ademen
adem 4 tellen in, 7 vast, 8 uit
nul komma nul energie
ik heb nul vrienden
een of twee keer per week huil ik
ik heb twee zussen en drie broers maar zes jaar geen contact
Mijn vader is 78, mijn moeder 75, mijn broer 44
ik heb 10.000 stappen gezet vandaag
om de 2 à 3 uur word ik wakker
ong. 15 keer per dag
ik rook 2 pakjes per dag, soms 3
8 bier en 4 wijn gisteren
15% van mijn loon gaat naar de schuldeisers
het is hier 28 graden en ik durf niet naar buiten
ik heb al 48 uur niet gegeten
36 uur per week werk ik in de zorg
ik moet 1 op de 3 nachten werken
nachtdienst van 23.00 - 07.00
14.00-23.00 zijn jullie toch open?
tot 23.00 uur kan ik hier terecht toch?
na 21u ben ik alleen
zondag 11:00 gaan jullie open
ik ben er over 5 minuten weer
brb 2 min
nog 1 ding
1. ik slaap niet 2. ik eet niet 3. ik huil
o.a. door mijn werk
d.w.z. dat ik m.i.v. morgen thuis zit
bijv. als ik in de rij sta, etc.
ik ben zo moe.Ik kan niet meer
Het gaat niet.de dagen zijn zo lang
ik wil niet meer.nu even pauze
dat is het probleem.me zelf haat ik
Ik zat thuis.net gegeten en toen begon het
Dat was het.be careful zei hij nog
nee..ik weet niet..
sorry...mijn hoofd zit vol
ja/nee
hij/zij snapt me niet
m/v maakt me niet uit
snap je?
ik snap het zelf ook niet
snap je wat ik bedoel, mijn hoofd is vol
niemand snapt me
ik zit de hele dag op insta
mijn insta is gehackt
mijn insta is weg
mijn facebook is een puinhoop
op facebook is iedereen gelukkig
ik heb geen facebook meer
op tiktok zag ik een filmpje over eenzaamheid
tiktok 3 uur per dag is niet gezond ik weet het
discord is mijn enige contact met mensen
ze hebben me van snapchat verwijderd
mijn ex stalkt me via instagram
ik volg op insta allemaal perfecte mensen
op insta ben ik heel anders dan in het echt
op insta ben ik niet meer actief
twitter, facebook, alles heb ik verwijderd
whatsapp groepen waar ik niet in zit
ik stuur hem 100 appjes per dag
mijn snap is altijd leeg
op discord heet iedereen anders
mijn telegram is stuk
ik ben @ werk nu
we spreken af @ 8 uur
ik zit @school
ik kan m’n mail niet meer openen van de stress
de email van mijn baas maakte me bang
ik heb een gmail account vol met afwijzingen
bij bol.com gewerkt in het magazijn, heel eenzaam
ik las op nu.nl dat veel mensen eenzaam zijn
op 113.nl las ik over jullie
www is niet mijn ding haha
ik zat op internet te zoeken naar hulp
dat staat er zwart op wit, punt
punt uit, zei hij
mijn bestelnummer 123456782 is nooit aangekomen
ordernummer 4058812345
klantnummer 82736451 van het cak
ik heb een brief van het CJIB met 9 cijfers
factuur 20240012345 van de zorgverzekering
123456789
1234567890
zaaknummer 111222333 bij de rechtbank
dossier 2023/4512
ze gaven me een volgnummer, 46
mijn pincode weet ik niet eens meer
ik durf mijn bsn niet op te geven
moet ik mijn adres geven?
wil je mijn telefoonnummer?
ik geef liever mijn nummer niet
mijn iban weet ik niet uit mijn hoofd
ik heb geen mailadres
mag ik je insta?
NL91ABNA0417164301 klopt niet zei de bank
ik heb de A12 genomen zonder nadenken
op de n201 stond ik stil en dacht ik na
wij zijn met z’n 2en
m’n hart slaat 120 per minuut
bloeddruk 140/90
suiker was 3.2 vanmorgen
prik van 0,5 ml
ik heb 2 kinderen van 4 en 7
mijn zoon van 16 praat niet meer met me
mijn dochter wordt 18 op 4 mei
dec 2022 kreeg ik de diagnose
mei was zwaar en juni nog zwaarder
de 1e maand na de scheiding
de jaren 80 waren beter
ik luister veel naar jaren 90 muziek
radio 538 staat hier altijd aan voor het geluid
npo 2 had er een docu over
covid-19 heeft veel kapot gemaakt
ptss, dis en adhd, noem maar op
ik zit op bladzijde 112 van dat zelfhulpboek
mijn 1e vriendje sloeg me
ze zei letterlijk: jij bent een nul
ik kan niet tegen de stilte om 3 uur s nachts
ik sta op wachtlijst 2, al 14 maanden
wachttijd van 26 weken bij de ggz
ik heb 6 sessies emdr gehad
van 100 naar 0 in een dag
ik voel me 1 groot nummer in dit land
als ik 06 zie in beeld durf ik niet op te nemen
een 06 nummer belde me steeds
het was 2021, ik was 19, en alles ging mis
Kan ik hier morgen weer om 14.00 terecht?
Dank je wel voor het luisteren
ik ga proberen te slapen, dag
😢😢😢
hahaha <3
<script>alert(1)</script>
:( :( 8) xD
Ik ben 62 jaar en sinds 4 jaar weduwe
mijn man is 2 februari overleden
2 februari 2024 is hij overleden
vandaag 8 jaar geleden
vanaf 1-1-2025 zit ik in de ww
op 5/6 heb ik een gesprek
ik moet op 05-06-2026 naar de rechter
we waren 25 jaar getrouwd, 1990 tot 2015
Ik ben in 1990 naar Nederland gekomen
op 4 mei 1998 begon ik bij dat bedrijf
op 14 februari 2001 hebben we elkaar leren kennen
mijn tweeling kwam op 3 mei 2010 te vroeg
11 september 2001 vergeet ik nooit
sinds 15 maart 2020 werk ik thuis
De 1e keer was ik 12, de 2e keer 15
ik ben nu 3 dagen clean
600 dagen nuchter
0,0 bier drink ik nu
ik drink 0.0
van 0 tot 10 een 2
0 vrienden, 0 hoop, 0 energie
Ik heb er 06 van gemaakt
20 jaar geleden in Den Haag
op de Dam was het druk op 4 mei
ben op de Veluwe 3 dagen geweest
Ik woon in Almere 6 jaar
Ik woon in Rotterdam 2 straten van mijn moeder
ik woon op de 4e verdieping
ik woon op nummer 12 en zij op 14
we wonen aan zee 5 min lopen
Ik woon op de Veluwe 20 km van alles
ik zit in groep 7
In havo 4 werd ik gepest
lokaal 12
vmbo-t 3
bij halte kerkplein 10 minuten gewacht
op het stationsplein 2 mannen
bij het tankstation langs de A28
hij is weg 3 maanden nu
ik wil weg.nu meteen
ik kan niet meer.echt niet
helaas.com op zeg
alles is k.t
pff..nl is koud
ik heb m.s.
mn a.d.h.d.
mijn haar valt uit door stress, 3e keer
500 gram pasta in mijn eentje
1.5 liter cola
een pak van 12
2 van de 3 keer
3x per week therapie
1x per 14 dagen
4 a 5 keer
tussen 2-3 uur s nachts
8.30 tot 17.00 werken
werk van 07.00 - 15.30 en dan 16.00 uur thuis
06.00 op, 07.30 weg, 18.00 thuis
om 08:00, 12:00 en 20:00 medicijnen
05.45 06.15 06.45 steeds wakker
22.00-06.00 nacht
quetiapine 25 mg s avonds, 12,5 overdag
lithium 400 2x
ritalin 10-10-5
oxazepam 10mg 3 dd
methylfenidaat 18 mg
150 mg venlafaxine xr
prednison 40 mg afbouwen naar 0
€ 450,- bijstand
1.345,67 op de rekening
1000000 keer gezegd
10.000 euro erfenis en dan ruzie
100 000 euro schuld
loon 2.150 netto
toeslag van 123 euro
minus 350
ik heb 3 bsn-nummers nodig? nee grapje
wat is een bsn
ze willen mijn rekeningnummer
vraag je naar mijn adres?
ik geef geen adres
mijn email doet het niet
hij appte me 50 keer op insta
mijn instagram staat op prive
mijn snap doet het niet
ik heb tiktok verwijderd
snap dat dan
insta is nep
facebook herinneringen van 2016
op facebook 2 jaar geleden
youtube 24 uur
mijn tiktok zit vol met verdrietige filmpjes
mijn discord is leeg
mijn facebook is eigenlijk alleen familie
ze heet anders op facebook
twitter is een riool
mijn instagram is één grote leugen
mijn insta is dood
op snap zie ik ze feesten
mijn snapchat is het enige
lol @ mezelf
@ de trein
ik ben @work
10/10 ellende
3 op de schaal
nr 1 in ruzie maken
nummer 1
nummer 5 van de wachtrij
ik was nummer 3 en nu nummer 2
sta ik nog in de rij? nummer 4?
mijn broer zit in Amsterdam 3
gisteren in Utrecht 2 uur gewacht
tram 2 en 12
trein van 7.12 uur
A2 richting Den Bosch
De Kerkstraat is mijn lievelingsstraat
in de Dorpsstraat wonen 3 gezinnen
de hoofdstraat 5 keer op en neer gelopen
onze laan 30 bomen gekapt
ik citeer: 1 Kor 13
psalm 23
Prediker 3
op pagina 1234
in 1944 zat mijn opa ondergedoken
1 op 1 gesprek
1-op-1 begeleiding
24 uurs zorg
24u crisisdienst
ik heb 085 zien staan
een 0900 nummer kost geld
112 of 0900-8844?
0900-8844
0800-0113
ik belde 113 en toen 112
14 030 gebeld van de gemeente
0900 9292
144 voor dieren
ik heb 13 diagnoses gehad
f60.3 staat er
dsm-5 p. 160
iq van 85
i.v.m. ziekte
t/m vrijdag
t.z.t. weer
m.b.v. medicatie
s.v.p. niet bellen
ik.snap.het.niet
Nee.Echt.Niet
hij.zij.ik
bel.me.niet
iphone 13 kapot
windows 11
2pac luister ik veel
maroon 5
season 3 ep 4
covid 19
12-jarige zoon
zoon(12) dochter(9)
dochter 3,5
ik (34, v) ben moe
m27 hier
hey m 45
44 jr vrouw
ben een vrouw van 5x
vriend: 26, ik: 24
er zijn 17.000.000 mensen en niemand voor mij
7 miljard mensen
1 miljoen
een twee drie vier vijf zes zeven acht negen tien
10 9 8 7 6 5 4 3 2 1
nul tot honderd
nul, een of twee vriendinnen
tien over zes
kwart voor twaalf
vijf voor twaalf
zes of zeven keer wakker
Hoi, ik heb gisteren ook gechat, rond 21.15
vorige keer op 23-11 sprak ik met iemand
Kan ik volgende week woensdag 2-12 terugkomen?
op 2-12-2026 zijn jullie dicht?
word dit opgeslagen, 6 weken toch?
Mijn man is vorige maand, 4 oktober, overleden
hij is maar 41 geworden
ons kindje is geboren en overleden in 2018
sinds de scheiding (2022) heb ik de kinderen om de week
om de 2 weken van vrijdag 17.00 tot zondag 19.00
ik zit al 9 weken thuis met een burn-out
uwv zegt 52 weken
ik krijg 70% van mijn loon
ik heb 70% afgekeurd gekregen
mijn schuld bij ing is 4.300
incassobureau wil 312,45 voor 1 dec
deurwaarder stond 8.15 voor de deur
ik moet voor 31-12-2026 mijn huis uit
per 1 januari 2027 moet ik eruit
contract loopt tot 01-07-2027
de huur 893,12
ik werk sinds 2001 bij hetzelfde bedrijf
al 23 jaar nachtdiensten 22.45-07.15
begin om 7.00, pauze 9.30 en 12.00, klaar 15.30
ik moet elke 4 uur paracetamol 500
mirtazapine 15 naar 30 naar 45
abilify 5 mg
concerta 36
dipiperon 40mg zn
temazepam 10 of 20
ik heb er 8 geslikt
20 stuks
nee geen 112 bellen aub
ik wil niet dat je 112 belt
113 zei dat ik jullie kon proberen
heb je het nummer van 113?
wat is het nummer van de luisterlijn
mag ik je nummer
ik heb zijn nummer geblokkeerd
ze veranderde haar nummer
hij belde 14 keer met anoniem nummer
nummer 1 fan
ik ben maar een nummer
nummertje 43
kamer 3.12
gebouw B, 2e verdieping
verdieping 4
huis 2 op de afdeling
de buren op 14 en 18
op 12 wordt altijd gefeest
die van nummer 9
tussen de middag om 12.30
straks om 20.00 the voice kijken
de straat op 2 januari vol vuurwerk
in de straat 1 boom
ik liep de laan 1 keer af
de gracht 2 meter diep leek aantrekkelijk
de dijk 5 km verder
kade 3 in de haven
park 1 rondje
onderweg 12 mensen gezien
hij reed 130 op de snelweg 2 weken terug
de singelloop 10 km
marktplaats 2x opgelicht
iemand in Enschede 3 weken geleden
in Breda 4 vrienden, hier 0
naar Groningen 2,5 uur reizen
Ik woon in Zwolle 1 hoog achter
ik woon in Den Haag 10 jaar
ik woon met mijn moeder van 83
ik woon in blok 4
ik woon bij mijn ouders ben 28
woon op mezelf sinds 3 maanden
begeleid wonen met 8 anderen
ik woon begeleid, 24 uurs
Van Dale 3 keer opgezocht
de Efteling 2 keer
Lowlands 2019
Corona in 2020 en 2021 was erg
op 2021 kijk ik niet graag terug
3000 km weg
1500 in de maand
2000 of zo
1980 is mijn jaar
een 7 op mijn CKV
havo 5 examen
eindexamen 2026
toets h3 t/m h5
hbo jaar 3
studieschuld 38.000
duo wil 84,30 p/m
id 10T error haha
error 404 brein not found
wifi doet t niet.nl wel
youtube filmpje van 10 min
spotify top 2000
netflix serie 13 reasons why
ik kijk 12 uur per dag tiktok
insta geeft me een rotgevoel
ik zat op insta en toen 3 uur weg
mijn snap streak van 212 dagen is weg
insta 0 likes
facebook 300 vrienden en 0 echte
op facebook 1 vriend
mijn facebook is nog van vroeger
mijn twitter is vol haat
op snapchat heet hij ineens anders
op discord ben ik mezelf
mijn discord is mn thuis
fb is voor oude mensen
telegram is eng
steam is mijn leven
ik game op steam
reddit zegt dat het normaal is
mijn kik is oud
linkedin: iedereen succesvol
snap: ik weet het zelf ook niet
instagram: nep
ik typ met 1 hand @@
2 tellen
10 minuten
om 00.15 nog wakker
1,5 m afstand
37.8 koorts
bp 120 80
schoenmaat 37
0,5 l wodka
3 lijntjes
2g per dag
30 euro wiet
ik blow 5 per dag
zondag 18/10
ma 12 okt
di 13-10 10:40
afspraak 22 januari 2027 9.20u
intake op 15-01-2027
de uitvaart is 28 november
crematie was 12-11-2026
we begroeven haar op 12 maart 2011
hij is op 8-8-2008 vertrokken
tot 30 juni 2015 ging het goed
van 1 mei 2013 tot 3 juni 2016 zat ik vast
op 9 mei 1989 stopte alles
sinds 5-5-2005 clean
31 december is het ergst
1e kerstdag alleen
2e kerstdag ook
sinterklaas 5 december
3 oktober leidens ontzet
0 1 2 3 4
een twee een twee
twee maal drie is zes
nul op rekest
vijf jaar zes maanden en drie dagen
zestien was ik
twaalf ambachten
hij/haar/hen
hahah x3
* huilt *
nee.nee.nee
wat.een.dag
klaar.over.uit
hmm..tja
zo.com op
pijn.de hele dag
is goed.nu slapen
Prof. dr. P.C. zei
art. 12 lid 3
wet wvggz art 7:1
bmi 17,1
pgb 2027
t.a.v. mij
m.n. s avonds
de nieuwe weg 3 lijkt me niks
ik heb 1 vriend.nl maar die is weg
de oude straat 4 huizen verder
die lange weg 2 keer lopen is te ver voor mij
de grote markt 2 weken geleden was gezellig
de nieuwe baan 3 dagen in de week is fijn
nieuwe relatie 2 maanden en nu al ruzie
oude vrienden 3 stuks
korte nacht 4 uur geslapen
lange dag 12 uur gewerkt
grote schuld 3000 euro
kleine meid 4 jaar
hoge koorts 39 graden
Lange dagen 10 uur op kantoor
Nieuwe medicatie 20 mg
Oude Jan 80 geworden
Eerste keer 12 jaar oud
Eerste gesprek 3 weken geleden
achter de rug 2 operaties
achter de bar 6 jaar gestaan
achter de pc 8 uur lang
onder de indruk 3 uur later nog
onder de dekens 3 dagen
boven de 40 wordt het lastig
boven de 38 koorts
tussen de 3 en 5 keer
op de fiets 20 minuten
op de fiets 12 km
op de wc 3 kwartier gehuild
op de 12 ben ik begonnen
bij de huisarts 4 keer geweest
bij de bus 10 minuten gewacht
aan de drank 6 jaar
aan de andere kant 2 kinderen
Achter de feiten 3 stappen
Aan de ene kant 2 banen
Op de eerste hulp 5 uur gewacht
Bij de psycholoog 12 sessies gehad
Op de afdeling 8 weken
in de kliniek 12 weken
ik woon in een huis 4 hoog
ik woon aan de rand van de stad 3 jaar
ik woon in de flat 6 hoog
ik woon op kamers 2 jaar
ik woon op een kamer 12 m2
ik woon op kamer 12
ik woon in gebouw 4
ik woon in de stad 20 jaar
ik woon in de buurt 4 jaar
ik woon in amersfoort 30 jaar
ik woon in friesland 3 dorpen verderop
ik woon aan de kust 10 jaar
ik zit op voetbal 3 keer in de week
ik zit op 12
ik zit op therapie 2 jaar
ik zit op school 4
ik zit op dosis 40
ik zit op pagina 60
ik zit op week 20
ik zit op stoel 14
ik zit op de bank 3 uur
ik zit in klas 3
ik zit in fase 2
ik zit in groep 6
ik zit op werk 9 tot 5
ik sta op plek 12 in de rij
ik sta op nummer 3
op nummer 3 van de lijst
ik ben op nummer 12 al weggelopen vroeger
ik sta op plaats 4
we staan op plek 300 voor een woning
ik ben op hoofdstuk 4
Hoofdstuk 4 vond ik heftig
Deel 3 was beter
Seizoen 4 kijken
Kamer 12 is van mij
Lokaal 204
Afdeling 5 van het ziekenhuis
Zaal 3 in de bioscoop
Gate 12
Dag 4 zonder hem
Week 6
Groep 5 was mijn beste jaar
Klas 3 overgedaan
Stap 5 is de moeilijkste
Psalm 91
Lucas 15
Toy Story 4
Cars 2 met de kleine
Shrek 2 en dan huilen
Frozen 2 in de bios
Rocky 4 kijken
Fortnite 3 uur
Halo 3 in Groningen gespeeld
Rammstein 2 keer gezien in Nijmegen
Ajax 4 in de competitie
Feyenoord 3 Ajax 1
PSV 2 Utrecht 0
Lorazepam 2 in de ochtend
Sertraline 50 in de ochtend
Paracetamol 2 om 4 uur
Quetiapine 100 voor de nacht
Oxazepam 10, diazepam 5
Januari 3 keer ziek
Mei 12 in Gent
Donderdag 12 in Utrecht
Vrijdag 3 uur
Dinsdag 14 Zwolle
Maandag 6 Breda
Kwart over 4 in Amsterdam
Woensdag 8 met de trein naar Den Haag
Oma 83 in Assen
Jan 14 in Breda woont bij zijn vader
Lisa 4 en Tim 6 in Almere
Mijn broer 34 in Utrecht
Zoon 12 in Haarlem
Vrouw 45 Rotterdam
Man 52 Eindhoven
Meisje 16 Tilburg
Vrouw, 31, Nijmegen
Student 22 Leiden
Moeder 3 kinderen
Tram 12 in Amsterdam
Bus 4 Apeldoorn
Lijn 51 in Amsterdam
Spoor 7 in Utrecht
Snelweg A28 Zwolle
Hoog 3 in Amsterdam
Club 11 in Amsterdam
Covid 19 in Brabant
Nog 3 in Utrecht
Top 40
Nummer 12 in de wachtrij
Ongeveer 12 in totaal
Straat twee jongens
in de straat twee mensen overleden
de laan drie keer op en neer
op weg twee keer gevallen
onderweg een vrouw gezien
de dijk een uur gelopen
in de Kerkstraat een jongen gezien
in de Kerkstraat een keer gevallen
in de Kerkstraat twee keer overvallen
in de hoofdstraat drie winkels dicht
in mijn straat vier gezinnen
de Damstraat een drama
het is de Warmoesstraat een of andere kroeg
de Nieuwstraat zeven jaar geleden
langs de Vecht 2 uur gewandeld
langs de kade drie rondjes
verhuisd van Almere naar Ede
met de verhuizing 3 dozen kwijt
vorig jaar 2 keer verhuisd
we verhuizen 12 mei
op 1 augustus krijg ik de sleutel
't is 3 uur
t is 4 uur en ik ben wakker
t was 12 jaar geleden
't Kost 20 euro
t duurt 3 weken
't Huis 3 keer bezichtigd
t kan 2 dagen duren
t zijn 4 kinderen
zes twaalf dat weet ik niet
zes jaar was ik, twaalf toen hij ging
zes keer, acht keer, tien keer, het helpt niet
twee drie vier keer per nacht
een voor een, twee voor twee, drie voor drie
mijn nummer een is mijn moeder, nummer twee mijn zus, nummer drie papa
ik heb nummer 1 2 3 4 5 en 6 van die serie gezien
nummer zes op de lijst en daarna zeven
app hem zes keer, zeven keer, acht keer en niks
bel zes keer per dag
mijn kinderen zijn 6 12 14 18 en 20
zes, twaalf, veertien en achttien zijn ze
de nul zes heb ik niet
06 dan
06 en dan hang ik op
om 06 op en dan 12 uur werken en als laatste 3 uur sporten
06.11 is de dag dat hij ging
06.11.22 ging hij weg
06.12.2023 is hij overleden
op 06.12.23 en 07.01.24 was ik opgenomen
ik gmail nooit
mijn gmail werkt niet
gmail com kan ik niet openen
ik gebruik hotmail nl
mijn mail is vol
mijn mail is van gmail
stuur maar via gmail
hij heeft mijn hotmail gehackt
live nl tv
outlook crasht
ik zat op ziggo nl te kijken
yahoo bestaat nog haha
ik was at the end
a) ik ben moe b) ik ben bang
optie (a) of (b)
vraag (a) gmail heb ik niet
insta is verslavend
insta is stom
insta is mijn uitlaatklep
insta is kapot
snap is leeg
snap is voor kinderen
tiktok is verslavend
tiktok is kut
tiktok is gewoon tijdverspilling
facebook is dood
discord is gezellig
discord is offline
mijn insta staat uit
mijn insta account is weg
mijn insta foto's zijn weg
mijn insta-vrienden
mijn snap doet raar
mijn tiktok algoritme is depri
mijn tiktok fyp maakt me verdrietig
mijn facebook vrienden
mijn facebook groep helpt
mijn discord server
mijn discord vrienden zijn alles
mijn ig feed
mn ig staat vol
mn snap stuk
mn insta gehackt
me snap er niet mee bemoeien
me facebook verwijderd
zoek hulp op tiktok
zoek vrienden op discord
zoek maar op insta
zoek iets op youtube
zoek dat op facebook
volg mensen op insta
volg niemand op insta
check niks op snap
kijk serie op youtube
ik ben verslaafd op tiktok
ik ben iemand op discord
op insta ben ik onzeker
op insta ben ik gelukkig zogenaamd
op insta ben ik bekend
op tiktok ben ik verliefd geworden
ik ben online op discord
ik ben actief op twitter
facebook Messenger doet niks
op Facebook Marktplaats stond zijn jas
Insta Reels kijken
ik zit op insta als afleiding
ik zit op tiktok als tijdverdrijf
youtube - muziek - slapen
insta - facebook - tiktok alles gewist
ik ben verliefd op iemand op snap
steam - gamen - slapen
geboren 36 weken
geboren in 120 minuten
geboren met 1200 gram
geboren op de 12e
hij is geboren in 2012 en woog 3200
ik ben jarig in maart
ik ben jarig op 14 maart
ik ben 14 maart jarig en niemand komt
mijn verjaardag 3 weken geleden
op mijn verjaardag in 2019 dronk ik
ik ben van 1972
ik ben van 72
in november 1972 ging mijn opa dood
jarig in 2023 en niemand kwam
ik heb 123456 volgers
code 120385
pin 230955 haha nee
ik ben alleen.be
ik heb niks.nu ook niet
het gaat goed.info volgt
ik ben moe.net wakker
dat was t.de rest weet je
mijn vriend.de eerste
ze zei ja.nl nee
geen vriend.com niemand
ik ben bang.be my friend
hij is weg.com terug
ja.nl dus
op vrijdag.nu nog niet
ik was thuis.shop niet
ik ben klaar.echt
ik woonde eerst in Hasselt en nu in Gent
de vecht is mooi
achter de dom drink ik koffie
achter de Dom zat een zwerver
op het bolwerk zaten 12 mensen
ik was op de Korte Poten
lange Poten is een straat in Den Haag
bij de Oude Gracht gaan we wel eens eten
de Zonnebloem bracht 14 mensen mee
de zonnebloem helpt me 2 keer per week
ik was op school.net thuis nu
ik ga naar huis.me moeder wacht
ze keek naar mij.online is alles anders
ik woon bij oma 83 en opa 85
ik woon bij mama
Ervaring 1 is de ergste
Herinnering 3 in de therapie
Verandering 2.
een aap live zien
ik kijk gta5 op youtube
fifa24 op twitch kijken
covid19 op facebook is een drama
iphone12 op facebook verkocht
top10 op youtube
kijk true-crime op youtube
zoek zelf-hulp op youtube
volg anti-stress op insta
insta is vergif
insta is drama
insta is leugens
facebook is ouderwets
tiktok is brein dodend
snap is makkelijker dan appen
discord is cool
reddit is racistisch
telegram is link
mijn insta wachtwoord ben ik kwijt
mijn tiktok verslaving
mijn discord vriendje
mijn facebook berichten
de foto van vriend.nl maar toch
met mijn vriend.com ik er niet uit
de Tweede Kamer 3 keer gebeld
Eerste Kerstdag 3 uur alleen
Op de Veluwe 3 dagen
op de Efteling 2 keer
Bij de Hema 12 euro
Op de Dam 4 mensen met bloemen
Bij de Gamma 3 planken gekocht
bij de Lidl 4 tassen
op de Havo 4 jaar gezeten
Nieuwe Iphone 12
ik zei nul, zes keer, en weer nul
hoi ik ben Lisa, 22 jaar
ik heb oh zes keer gebeld
oh zes uur al
o 6 uur pas
ik ben er 6 12 keer geweest
6 10 12 14 16 weken zwanger
voor 6 50 40 30 20 mg afgebouwd
quetiapine 6 50 100
mijn nummer 6 keer veranderd
ik heb 3 kinderen van 6 12 en 14
mijn verhuizing is op 12 maart
ik woon sinds 3 maanden in Zwolle
kamer 12 is te klein
ik neem 50 mg quetiapine en 10 mg temazepam
op nummer 3 staat mijn zus
de oude weg 2 keer gereden
Grote broer 18 doet niks
Nieuwe dosis 20 mg
Lange nacht 3 uur slaap
achter de kassa 8 uur staan
Op de Zuidas 12 uur per dag
Bij de Jumbo 2 jaar gewerkt
ik zit op hockey 2 keer per week
ik zit op locatie 4
ik woon op locatie 3
ik woon op groep 4 van de instelling
ik woon in cluster 2
ik zit in team 3
ik sta op 2 in de lijst
film was Saw 3 in Pathe
Mission Impossible 7
James Bond 25
Dune 2, met mijn zus
hoofdstuk 4, bladzijde 12
Kamer 4, bed 2
Tilburg 2 keer bezocht
Zwolle 3 jaar gewoond
ik ben 14 maart jarig
op 5 juni 2020 zijn we uit elkaar gegaan
5 juni 2024 was de uitslag
diagnose op 05-06-2021
ik heb 6 20 30 40 en 50 mg geprobeerd
12,5 mg om 8.00 en 20.00
om 06.30, 12.00 en 18.30
06.30 12.45 18.15 eten
ik ben er klaar mee.nu weg
hij is mijn vriend.nl mijn ex
ik ben bang.de buren schreeuwen
mijn insta is vol
mijn snap is uit
mijn tiktok staat uit
tiktok is mijn vlucht
insta is waardeloos
discord is mijn thuis
snap is handig
ik zit op insta als een gek
zoek jij ook steun op insta
volg jij mij op insta
ik ben te lang op tiktok
ik ben vaak op discord
ik ben altijd op youtube
mail je mij terug
gmail com doet het niet
mijn hotmail is oud
ik mail vanuit outlook
de Kalverstraat is vol
in de Vinkenstraat was het mooi
Vinkenstraat is waar ik opgroeide
de straat uit 3 huizen verder
twee straten verderop drie winkels
aan de Maas zat ik 2 uur
de vierde weg 2 keer
ik zag 12 mensen op het plein
mijn huis is 120 meter van de weg
ik ga 3 keer naar de Markt
de Markt 3 keer per week
mijn oude huis 12 jaar gehad
het nieuwe huis 4 kamers
de hoge dosis 40 mg
ik ben van 1988 net als jij
geboren in 88
ik ben de jongste van 12
mijn bsn wil ik niet geven
ze wil 1234 euro
mijn pin is 4 cijfers
3544 en dat is mijn lucky number
1200 per maand
in 2019 op 3 plekken gewoond
ik heb 1 op 1 begeleiding
de helft van 12 is zes
zes twaalf achttien de tafel van zes
tien twintig dertig veertig en dan rustig
nul vrienden zes katten
Sanne 22, Leiden
Kevin 27, Den Haag
ik woon in Utrecht, 24
Ik woon in Wageningen, 20, eerstejaars
ik woon in Breda, 45, en werk niet meer
ik woon nu in Arnhem, 52, gescheiden
ik woon op mezelf, 18
mijn moeder woont in Zwolle, 81, dement
Psalm 23, David
Avengers 4, Marvel
Ik woon in Breda en ben 19
ik woon in Amsterdam 26
ik woon in Delft met 3 anderen
Wonen in Lelystad op 60 m2
ik woonde in Den Bosch 5
thuis in Apeldoorn 3
`
  .trim()
  .split('\n');
