/**
 * Ordinary sentences, held back like the list of what people give away: written before the patterns were looked at, and
 * never used to adjust them.
 */
export const ORDINARY_HELD_OUT: readonly string[] = `
hey, ik ben nieuw hier
ik ben 52 en sinds een jaar alleen
mijn man is op 3 februari overleden
op 14 november had hij 50 jaar moeten worden
ik slik 20 mg citalopram en 7,5 mg mirtazapine
2x daags 500 mg
ik sta op nummer 3 op de wachtlijst
ik lig op kamer 12 en de zusters zijn lief
kamer 214, afdeling 4 west
ik zit op afdeling 3b
ik ben bij hoofdstuk 4 van dat boek en moest zo huilen
in hoofdstuk twaalf gaat de moeder dood
heb je Inside Out 2 gezien?
ik keek gisteren The Notebook en Toy Story 3
seizoen 2 aflevering 8 van Euphoria
van 06.00 tot 14.30 moet ik werken
06.00 - 12.00 - 18.00 - 00.00 dat zijn mijn pillentijden
om 6 uur, 12 uur en 18 uur
de nieuwe straat is nu al rommelig
ik woon in een drukke straat
we wonen in een laan met grote bomen
op de dijk voel ik me vrij
ik fiets elke dag langs de gracht
mijn oma woonde aan de Prinsengracht
op het plein stonden 12 jongens
ik ben de straat 2 keer op en neer gelopen
de weg is nog lang
die weg 3 keer per dag fietsen is te veel
de oude weg naar huis duurt 40 minuten
aan de andere kant van de weg 2 politieautos
nieuwe weg inslaan op mijn 45e
halverwege de weg 10 minuten gerust
in de singel zwemmen 3 eendjes
ze zit op singel af en toe te wandelen
ik zit op streek
ik zit op mbo 3
ik zit op zaal 6
ik zit op level 12
ik zit op ongeveer 30 euro in de week
ik zit nu op dag 12 zonder drank
ik zit in de bus lijn 4
ik woon op mezelf sinds 2
ik woon in wijk 5 denk ik
ik woon op driehoog
ik woon op de derde verdieping
we zijn in 4 jaar 3 keer verhuisd
na de verhuizing naar Almere kende ik niemand
in Brugge was ik nog gelukkig
toen we in Utrecht woonden was ik 9
we gingen naar Den Haag met 30 man
ik werk in Almere 3 dagen per week
in Arnhem 2 jaar gestudeerd
in Parijs 5 dagen
naar Duitsland 2 weken
zijn hof 3 keer gesnoeid
ik moet op 12 mei voor de rechter in Zwolle
de zitting is 23 juni om 10.30
op 5 december ben ik altijd verdrietig
1 januari was het ergst
op 14 februari alleen op de bank
25 en 26 december zie ik niemand
12-10 heb ik een afspraak
de afspraak is 12/10 om 14.15
sinds 12 oktober gebeurt het elke dag
vanaf 2 maart 2025 ben ik ziek thuis
mijn moeder ging dood op 3-4-2019
we trouwden op 8 augustus 2008
de crematie is 7 januari 2026
mijn ontslag was per 1 juli 2024
sinds 1/9/2025 zit ik thuis
tussen kerst 2021 en maart 2022 was ik opgenomen
in 1991 geboren te zijn is geen pretje
ik ben van 1988
ik ben van bouwjaar 74
geboren en getogen in Zeeland
mijn dochter is geboren na 36 weken
ze woog 2300 gram
we hebben 1200 euro schuld
ik moet 3400 terugbetalen aan de belasting
de huur is nu 845 euro en dat kan ik niet
het kost 12.500 euro
1.250,00 per maand
ik verdien 2100 netto
ik kreeg 3 brieven van het cjib
de boete was 459 euro
iemand heeft 5000 van mijn rekening gehaald
bankzaken snap ik niet
mijn rekening staat rood
ze vroegen om mijn bsn maar dat gaf ik niet
moet ik mijn bsn geven?
dossiernummer heb ik niet bij de hand
zaak 2024 is nog niet afgerond
ordernummer 83749201 kwam nooit aan
ik heb 123456789 redenen om te stoppen
ik tel tot 10 en dan weer terug 9 8 7 6 5 4 3 2 1
adem 4 tellen in, 7 vasthouden, 8 uit
vier zeven acht ademhaling helpt mij
een twee drie en dan durf ik
tien negen acht zeven zes vijf vier drie twee een
ik heb het nul keer gezegd, zes keer gedacht
nul komma nul vertrouwen
zes of zeven keer per nacht wakker
zes jaar lang, twaalf uur per dag
ik ben zesenvijftig en mijn man achtenzeventig
mijn kinderen zijn zes, acht, twaalf en veertien
op een schaal van 1 tot 10 een 2
ik geef het een 06 of zo haha
ik heb 06 nummers geblokkeerd
hij heeft wel 3 06-nummers
ik durf mijn nummer niet te geven
mag ik mijn 06 geven of niet?
ik heb geen telefoon meer sinds gisteren
ik heb hem 12 keer gebeld, 34 appjes gestuurd
12 gemiste oproepen en 56 berichtjes
zijn nummer heb ik verwijderd
0800-0113 is bezet
ik heb 0900 nummers gebeld uit verveling
kan ik ook met 113 chatten?
bel ik 088 0767 000 dan ook jullie?
ik mail haar elke dag maar krijg niks terug
mijn mail loopt over
ik zei dat ik zou mailen at some point
hij appte me @ 3 uur snachts
ik was @ home
@jou kan ik dit wel zeggen
ik zat op gmail de hele tijd te refreshen
hotmail had ik vroeger ook
ik heb mijn outlook dicht gelaten
mail me maar niet, ik lees het toch niet
insta maakt me onzeker
ik heb insta verwijderd
mijn insta is privé
mijn insta is gehackt
mijn insta is nu weg
mijn snap is kapot
mijn snap is leeg
op snap sturen ze filmpjes rond
ze zetten me op tiktok
ik zag haar op insta met een ander
ik keek naar hem op tiktok
zoek afleiding op tiktok
ik zoek steun op facebook
ik zoek iemand op tinder
hij heeft mij geblokkeerd op whatsapp
mijn facebook is vol nepvrienden
snap je wat ik bedoel?
ik snap wel dat het lastig is
dat snap ik niet-begrijpend gezicht haha
mijn ig is saai
discord is mijn enige sociale leven
ik speel de hele dag op discord met vrienden
we hebben een groep op telegram
mijn tiktok is viral gegaan
ze heeft 12k volgers op tiktok
twitter is een riool
voeg me niet toe aan je lijstje
volg je me nog?
volg jij therapie op maandag?
add daar nog bij dat ik ziek ben
ik vind alles zwaar.maar ik ga door
het is zo.ik kan niet meer
hij sloeg me.en toen ging ik weg
ik heb 2 zoons.in het weekend zijn ze hier
moe.be moe
ik ben op.nu echt
bv. dat ik niet meer wil
d.w.z. ik ben bang
o.a. mijn werk en mijn relatie
i.p.v. slapen lig ik te malen
z.s.m. graag
m.a.w. ik ben kapot
a.u.b. help me
dus...nee
ja.nee.weet ik niet
ok.com je nog terug
marktplaats.nl staat vol met zijn spullen
ik las het op nu.nl
op thuisarts.nl staat dat het normaal is
bol.com heeft mijn pakje kwijtgemaakt
ik kijk elke avond npo 3
radio 538 staat aan
ik luister 3fm
ik rij elke dag over de A12
ik zat vast op de a2 bij knooppunt 9
bus 73 rijdt niet meer
spoor 5b, daar stond ik
perron 12 en dan springen dacht ik
lijn 113 staat op die borden bij het spoor
flat 3 hoog achter
ik heb gate 14 nog gehaald
stoel 23f in het vliegtuig
tafel 7 was altijd van ons
bij bushalte 4 zat een man
bed 3 is nu leeg
huis 2 van de instelling
groep 8 was de hel
klas 2b pest me
havo 4 doe ik over
vmbo 3 basis
vwo 6 is zwaar
les 5 en 6 vielen uit
week 12 van mijn zwangerschap
dag 3 van afkicken
stap 4 van de twaalf stappen
fase 2 van de behandeling
traject 2 loopt tot maart
artikel 12 van de wet
vraag 7 snap ik niet
plan b heb ik niet
covid 19 heeft alles veranderd
psalm 23 troost me
romeinen 8 vers 28
Johannes 3:16
Harry Potter 7
fifa 24 met mijn broertje
iphone 12 kapot gegooid
windows 11 snap ik niks van
wd40 lucht herinnert me aan opa
mijn bmi is 17,4
ik weeg 48 kilo en ben 1.72
ik heb maat 34 terug
bloeddruk 160/95
temperatuur 38.9
mijn hb was 6.1
ik val 3 kilo per week af
6 biertjes en 4 jonkies
al 86 dagen clean
ik rook 25 per dag
ik drink 3 koppen koffie om 5 uur
0,0 bier smaakt me niet
ik heb 4 katten en 1 hond
1 kind van 5 en 1 van 8 maanden
mijn ex is 15 jaar ouder
een vent van 63
ik (v, 29) weet het niet
19 jaar v
mijn zusje (12) weet van niks
ik ben moeder van 3
we waren 32 jaar getrouwd
33 graden en alleen binnen
nog 3 nachtjes en dan komt hij vrij
hij kreeg 4 jaar cel
hij moet 18 maanden zitten
de politie kwam 3 keer
ik heb 2 aangiftes gedaan
de rechter zei 1 weekend per 2 weken
ik zie mijn kids om de 14 dagen
alimentatie van 230 p/m
het is 3 hoog, 2 kamers en 1 balkon
mijn buurman op 14 maakt herrie
de buren van nummer 8 schreeuwen
op 12 hoog staan en naar beneden kijken
ik sliep op straat 3 nachten
straat 2 maanden ellende
ik lag op de bank 3 uur te staren
achter de schermen 2 jaar gewerkt
onder de douche 2 uur gehuild
onder de mensen 1 keer per week
aan de pillen 3 jaar
aan de telefoon 2 uur gehangen
korte nachten 4 uur slaap
lange dagen 12 uur
grote broer 17 kleine zus 9
oude vriend 20 jaar niet gezien
de hoge brug 2 keer gezien
de markt 2 keer per week
zonnebloem 3 was voor mama op het graf
ik kocht tulpen 12 euro
de linde 200 jaar oud in onze tuin
het park 2 rondjes
het bos 5 km lopen
op de heide 3 uur gelopen
het kanaal 2 meter diep
ik ben Pietje maar dat is niet mijn echte naam
noem me maar Sanne
de dokter heet van Dijk
mijn oude school aan de Lijnbaan
de Kalverstraat is me te druk
ik durf de Damstraat niet meer in
het ziekenhuis aan de Dreef
bij de kerk in het dorp
het was Bloedstraat ofzo die film
A Nightmare on Elm Street 4
21 Jump Street
10 Cloverfield Lane was eng
dankje, dit helpt echt
sorry voor mn typfouten
doei en bedankt voor alles
`
  .trim()
  .split('\n');
